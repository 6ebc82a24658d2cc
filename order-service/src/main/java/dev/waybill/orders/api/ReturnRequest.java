package dev.waybill.orders.api;

import dev.waybill.events.LineItem;
import dev.waybill.orders.domain.Returnable;
import dev.waybill.web.Violations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller sends to return units, as it was sent. */
record ReturnRequest(@Nullable List<@Nullable LineRequest> lines) {

    /** Checks all that can be checked without the order. */
    List<WantedLine> check(Violations violations) {
        return LineRequest.check(lines, violations.at("lines"));
    }

    /** What is to come back, or all that is wrong with the request. */
    static List<LineItem> lines(List<WantedLine> wanted, Returnable returnable, Violations violations) {
        var lines = new ArrayList<LineItem>();
        for (WantedLine line : wanted) {
            LineItem one = line.comingBack(returnable);
            if (one != null) {
                lines.add(one);
            }
        }
        violations.throwIfAny();
        return lines;
    }
}
