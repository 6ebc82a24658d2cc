package dev.waybill.events;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a parcel goes. The last four parts are optional; the country is a code such as {@code GB}.
 *
 * @param postalCode {@link #NO_POSTAL_CODE} where the country has none, because older readers require one
 */
public record Address(
        String name,
        String street,
        String city,
        String postalCode,
        String country,
        @Nullable String street2,
        @Nullable String region,
        @Nullable String company,
        @Nullable String phone) {

    public static final String NO_POSTAL_CODE = "-";

    /** Stands for each part of an address whose personal data was erased. */
    public static final String ERASED = "erased";

    private static final Pattern COUNTRY_FORM = Pattern.compile("[A-Z]{2}");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /** Kosovo, which has no code in the standard: one that the standard leaves to its users. */
    private static final String KOSOVO = "XK";

    /** According to the Universal Postal Union. */
    private static final Set<String> WITHOUT_POSTAL_CODES = Set.of(
            "AE", "AG", "AO", "AW", "BF", "BI", "BJ", "BO", "BQ", "BS", "BW", "BZ", "CD", "CF", "CG", "CI", "CK", "CM",
            "CW", "DJ", "DM", "ER", "FJ", "GA", "GD", "GH", "GM", "GQ", "GY", "HK", "JM", "KI", "KM", "KN", "KP", "ML",
            "MO", "MR", "MW", "NR", "NU", "QA", "RW", "SB", "SC", "SL", "SR", "ST", "SX", "SY", "TD", "TF", "TG", "TK",
            "TL", "TO", "TV", "UG", "VU", "YE", "ZW");

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
        EventPreconditions.requireTextIfPresent(street2, "street2");
        EventPreconditions.requireTextIfPresent(region, "region");
        EventPreconditions.requireTextIfPresent(company, "company");
        EventPreconditions.requireTextIfPresent(phone, "phone");
    }

    /** Without the optional parts. */
    public Address(String name, String street, String city, String postalCode, String country) {
        this(name, street, city, postalCode, country, null, null, null, null);
    }

    /** The address without its personal data: only the country is left, and whether it has postal codes. */
    public Address erased() {
        String erasedCode = postalCode.equals(NO_POSTAL_CODE) ? NO_POSTAL_CODE : ERASED;
        return new Address(ERASED, ERASED, ERASED, erasedCode, country);
    }

    /** Whether a new address may have the code: those of ISO 3166-1 alpha-2, and {@code XK}. */
    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code) || code.equals(KOSOVO);
    }

    /** Whether a new address in the country must have a postal code. */
    public static boolean hasPostalCodes(String country) {
        return !WITHOUT_POSTAL_CODES.contains(country);
    }

    /** Only the country: an address is personal and must not reach a log. */
    @Override
    public String toString() {
        return "Address in " + country;
    }
}
