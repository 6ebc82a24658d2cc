package dev.waybill.events;

import java.util.Locale;
import java.util.Set;

/** Where a parcel goes. All parts are required; the country is an ISO 3166-1 alpha-2 code. */
public record Address(String name, String street, String city, String postalCode, String country) {

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    public Address {
        EventPreconditions.requireText(name, "name", 200);
        EventPreconditions.requireText(street, "street", 200);
        EventPreconditions.requireText(city, "city", 200);
        EventPreconditions.requireText(postalCode, "postalCode", 20);
        if (!isCountry(EventPreconditions.requirePresent(country, "country"))) {
            throw new IllegalArgumentException("country must be an ISO 3166-1 alpha-2 code");
        }
    }

    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }

    /** Says where to, but not to whom: an address is personal and must not reach a log. */
    @Override
    public String toString() {
        return "Address in " + country;
    }
}
