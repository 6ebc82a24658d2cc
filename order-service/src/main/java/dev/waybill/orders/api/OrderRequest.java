package dev.waybill.orders.api;

import static java.util.Objects.requireNonNull;

import dev.waybill.events.CustomerId;
import dev.waybill.events.LineItem;
import dev.waybill.events.PaymentMethod;
import dev.waybill.orders.application.PlaceOrderCommand;
import dev.waybill.web.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The request to place an order, as it was sent. */
record OrderRequest(
        @NotNull @Text(max = 100) @Nullable String customerId,

        @NotNull @Size(min = 1, max = LineRequest.MAX_LINES) @Nullable List<@Nullable LineRequest> lines,

        @NotNull @Text(max = 100) @Nullable String paymentMethod,
        @NotNull @Valid @Nullable PostalAddress shippingAddress,

        @Pattern(regexp = "(0|[1-9][0-9]{0,17})(\\.[0-9]{1,4})?", message = "must be a decimal string") @Nullable String expectedTotal,

        @Text(max = 100) @Nullable String reference,

        @Size(max = 20, message = "must have at most {max} entries") @Nullable SortedMap<@Text(max = 40) String, @NotNull @Text(max = 200) String> metadata) {

    List<@NotNull @Valid @Nullable LineRequest> getLines() {
        return LineRequest.limited(lines);
    }

    /** The command of a valid request. */
    PlaceOrderCommand toCommand(SortedMap<Integer, LineItem> items) {
        return new PlaceOrderCommand(
                new CustomerId(requireNonNull(customerId)),
                items,
                new PaymentMethod(requireNonNull(paymentMethod)),
                requireNonNull(shippingAddress).toAddress(),
                expectedTotal == null ? null : new BigDecimal(expectedTotal),
                reference,
                metadata == null ? Collections.emptySortedMap() : metadata);
    }
}
