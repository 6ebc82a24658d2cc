package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @Test
    void anAddressMayBeLongAndInAnyScript() {
        var address = new Address("ش".repeat(200), "s".repeat(200), "東京", "p".repeat(20), "JP");
        assertThat(address.city()).isEqualTo("東京");
    }

    @Test
    void noPartMayBeTooLong() {
        refused("n".repeat(201), "s", "c", "p", "GB");
        refused("n", "s".repeat(201), "c", "p", "GB");
        refused("n", "s", "c".repeat(201), "p", "GB");
        refused("n", "s", "c", "p".repeat(21), "GB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000", "a\r\nb"})
    void noPartMayBeBlankOrHaveControlCharacters(String part) {
        refused(part, "s", "c", "p", "GB");
        refused("n", part, "c", "p", "GB");
        refused("n", "s", part, "p", "GB");
        refused("n", "s", "c", part, "GB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gb", "GBR", "UK", "ZZ"})
    void theCountryIsOneOfTheStandard(String country) {
        refused("n", "s", "c", "p", country);
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
