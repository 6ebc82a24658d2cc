package dev.waybill.orders.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.events.Address;
import dev.waybill.web.Text;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** An address, as it was sent and as the API shows it: without the parts that it does not have. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PostalAddress(
        @NotNull @Text(max = 200) @Nullable String name,
        @NotNull @Text(max = 200) @Nullable String street,
        @Text(max = 200) @Nullable String street2,
        @NotNull @Text(max = 200) @Nullable String city,
        @Text(max = 200) @Nullable String region,
        @Text(max = 20) @Nullable String postalCode,
        @NotNull @Nullable String country,
        @Text(max = 200) @Nullable String company,
        @Text(max = 40) @Nullable String phone) {

    private static boolean hasNoPostalCode(@Nullable String country) {
        return country != null && !Address.hasPostalCodes(country);
    }

    static PostalAddress of(Address address) {
        boolean isDash = address.postalCode().equals(Address.NO_POSTAL_CODE) && hasNoPostalCode(address.country());
        return new PostalAddress(
                address.name(),
                address.street(),
                address.street2(),
                address.city(),
                address.region(),
                isDash ? null : address.postalCode(),
                address.country(),
                address.company(),
                address.phone());
    }

    @AssertTrue(message = "must be an ISO 3166-1 alpha-2 code or XK") boolean isCountry() {
        return country == null || Address.isCountry(country);
    }

    @AssertTrue(message = "is missing") boolean isPostalCode() {
        return postalCode != null || hasNoPostalCode(country);
    }

    /** The address of a valid request. */
    Address toAddress() {
        return new Address(
                requireNonNull(name),
                requireNonNull(street),
                requireNonNull(city),
                postalCode == null ? Address.NO_POSTAL_CODE : postalCode,
                requireNonNull(country),
                street2,
                region,
                company,
                phone);
    }
}
