package dev.waybill.orders.api;

import dev.waybill.events.Address;
import dev.waybill.orders.application.UnvalidatedOrder;
import dev.waybill.orders.application.ValidatedLine;
import dev.waybill.orders.application.ValidatedOrder;
import dev.waybill.orders.application.ValidatedOrder.DeliveryAddress;
import dev.waybill.web.Field;
import dev.waybill.web.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request to place an order, as it was sent. */
record OrderRequest(
        @Nullable String customerId,
        @Nullable List<@Nullable LineRequest> lines,
        @Nullable String paymentMethod,
        @Nullable AddressRequest shippingAddress)
        implements UnvalidatedOrder {

    record AddressRequest(
            @Nullable String name,
            @Nullable String street,
            @Nullable String city,
            @Nullable String postalCode,
            @Nullable String country) {}

    @Override
    public ValidatedOrder validate(Violations violations) {
        String customer = violations.at("customerId").text(customerId, 100);
        List<ValidatedLine> validLines = LineRequest.validate(lines, violations.at("lines"));
        String method = violations.at("paymentMethod").text(paymentMethod, 100);
        return new ValidatedOrder(customer, validLines, method, address(violations.at("shippingAddress")));
    }

    private DeliveryAddress address(Field field) {
        AddressRequest given = field.present(shippingAddress);
        if (given == null) {
            return DeliveryAddress.MISSING;
        }
        return new DeliveryAddress(
                field.at("name").text(given.name(), 200),
                field.at("street").text(given.street(), 200),
                field.at("city").text(given.city(), 200),
                field.at("postalCode").text(given.postalCode(), 20),
                field.at("country")
                        .matching(given.country(), Address::isCountry, "must be an ISO 3166-1 alpha-2 code"));
    }
}
