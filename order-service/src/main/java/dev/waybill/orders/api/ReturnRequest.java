package dev.waybill.orders.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request to return units, as it was sent. */
record ReturnRequest(
        @NotNull @Size(min = 1, max = LineRequest.MAX_LINES) @Nullable List<@Nullable LineRequest> lines) {

    List<@NotNull @Valid @Nullable LineRequest> getLines() {
        return LineRequest.limited(lines);
    }
}
