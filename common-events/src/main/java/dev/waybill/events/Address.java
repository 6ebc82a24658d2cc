package dev.waybill.events;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a parcel goes. All parts are required; the country is a code such as {@code GB}. */
public record Address(String name, String street, String city, String postalCode, String country) {

    private static final Pattern COUNTRY_FORM = Pattern.compile("[A-Z]{2}");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    public Address {
        EventPreconditions.requireText(name, "name");
        EventPreconditions.requireText(street, "street");
        EventPreconditions.requireText(city, "city");
        EventPreconditions.requireText(postalCode, "postalCode");
        if (!COUNTRY_FORM
                .matcher(EventPreconditions.requirePresent(country, "country"))
                .matches()) {
            throw new IllegalArgumentException("country must be a code of two capitals");
        }
    }

    /** Whether ISO 3166-1 knows the alpha-2 code, which a new address must satisfy. */
    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }

    /** Only the country: an address is personal and must not reach a log. */
    @Override
    public String toString() {
        return "Address in " + country;
    }
}
