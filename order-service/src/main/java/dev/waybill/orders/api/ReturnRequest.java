package dev.waybill.orders.api;

import dev.waybill.orders.application.ValidatedLine;
import dev.waybill.web.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request to return units, as it was sent. */
record ReturnRequest(@Nullable List<@Nullable LineRequest> lines) {

    /** Checks everything that can be checked without the order. */
    List<ValidatedLine> validate(Violations violations) {
        return LineRequest.validate(lines, violations.at("lines"));
    }
}
