package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @Test
    void anAddressMayBeInAnyScript() {
        var address = new Address("ش", "s", "東京", "p", "JP");
        assertThat(address.city()).isEqualTo("東京");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000", "a\r\nb"})
    void noPartMayBeBlankOrHaveControlCharacters(String part) {
        refused(part, "s", "c", "p", "GB");
        refused("n", part, "c", "p", "GB");
        refused("n", "s", part, "p", "GB");
        refused("n", "s", "c", part, "GB");
        for (int i = 0; i < 4; i++) {
            @Nullable String[] optional = new @Nullable String[4];
            optional[i] = part;
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new Address("n", "s", "c", "p", "GB", optional[0], optional[1], optional[2], optional[3]));
        }
    }

    @Test
    void someCountriesHaveNoPostalCodes() {
        assertThat(List.of("AE", "HK")).noneMatch(Address::hasPostalCodes).allMatch(Address::isCountry);
        assertThat(List.of("GB", "DE", "US", "IE", "XK")).allMatch(Address::hasPostalCodes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gb", "GBR", "G", "G1"})
    void theCountryHasTheFormOfACode(String country) {
        refused("n", "s", "c", "p", country);
    }

    @Test
    void aReaderAcceptsACountryThatItDoesNotKnow() {
        assertThat(new Address("n", "s", "c", "p", "ZZ").country()).isEqualTo("ZZ");
    }

    @Test
    void aNewAddressIsInACountryOfTheStandardOrInKosovo() {
        assertThat(List.of("GB", "JP", "XK")).allMatch(Address::isCountry);
        assertThat(List.of("", "gb", "GBR", "UK", "ZZ")).noneMatch(Address::isCountry);
    }

    @Test
    void anAddressIsNotPrinted() {
        assertThat(new Address("Ada Lovelace", "12 St James's Square", "London", "SW1Y 4JH", "GB"))
                .hasToString("Address in GB");
    }

    private static void refused(String name, String street, String city, String postalCode, String country) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Address(name, street, city, postalCode, country))
                .withMessageNotContaining("Ada");
    }
}
