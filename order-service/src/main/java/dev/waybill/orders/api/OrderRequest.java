package dev.waybill.orders.api;

import dev.waybill.events.Address;
import dev.waybill.web.Field;
import dev.waybill.web.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller sends to place an order, as it was sent. */
record OrderRequest(
        @Nullable String customerId,
        @Nullable List<@Nullable LineRequest> lines,
        @Nullable String paymentMethod,
        @Nullable AddressRequest shippingAddress) {

    record AddressRequest(
            @Nullable String name,
            @Nullable String street,
            @Nullable String city,
            @Nullable String postalCode,
            @Nullable String country) {}

    /** Checks all that can be checked without the price list. */
    Wanted check(Violations violations) {
        String customer = violations.at("customerId").text(customerId, 100);
        List<WantedLine> wanted = LineRequest.check(lines, violations.at("lines"));
        String method = violations.at("paymentMethod").text(paymentMethod, 100);
        return new Wanted(customer, wanted, method, address(violations.at("shippingAddress")));
    }

    private WantedAddress address(Field at) {
        AddressRequest given = at.present(shippingAddress);
        if (given == null) {
            return new WantedAddress("", "", "", "", "");
        }
        return new WantedAddress(
                at.at("name").text(given.name(), 200),
                at.at("street").text(given.street(), 200),
                at.at("city").text(given.city(), 200),
                at.at("postalCode").text(given.postalCode(), 20),
                at.at("country").matching(given.country(), Address::isCountry, "must be an ISO 3166-1 alpha-2 code"));
    }
}
