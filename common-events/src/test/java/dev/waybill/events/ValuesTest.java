package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @Test
    void moneyIsExact() {
        assertThat(Money.of("0.10", "EUR").plus(Money.of("0.20", "EUR"))).isEqualTo(Money.of("0.30", "EUR"));
        assertThat(Money.of("9.90", "EUR").times(new Quantity(9999))).isEqualTo(Money.of("98990.10", "EUR"));
        assertThat(Money.of("500", "JPY").times(new Quantity(3))).hasToString("1500 JPY");
        assertThat(Money.zero(Currency.getInstance("EUR"))).hasToString("0.00 EUR");
    }

    @ParameterizedTest
    @CsvSource({"9.9,EUR", "9.900,EUR", "9,EUR", "500.0,JPY", "1.00,BHD", "-0.01,EUR", "1.00,XXX"})
    void moneyHasTheDecimalsOfItsCurrencyAndIsNotNegative(String amount, String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(amount, currency));
    }

    @Test
    void currenciesAreNotMixed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1.00", "EUR").plus(Money.of("1.00", "USD")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400000000", "1e3", "-1"})
    void anAmountIsAPlainDecimalAndNotNegative(String amount) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Amount(new BigDecimal(amount)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"MUG-WHITE", "a", "0.9_x", "A23456789012345678901234567890123456789012345678901234567890ABCD"})
    void aSkuIsAPlainWord(String sku) {
        assertThat(new Sku(sku)).hasToString(sku);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-A", "A B", "A/B", "Ä", "A\n"})
    void aTextOfAnotherFormIsNoSku(String sku) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sku(sku)).withMessageStartingWith("sku must match");
        assertThatIllegalArgumentException().isThrownBy(() -> Sku.parse(sku));
        assertThat(Sku.isValid(sku)).isFalse();
    }

    @Test
    void aCallerNamesASkuOfAtMost64Characters() {
        assertThat(Sku.parse("S".repeat(64)).value()).hasSize(64);
        assertThat(Sku.isValid("S".repeat(64))).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Sku.parse("S".repeat(65)));
        assertThat(Sku.isValid("S".repeat(65))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aQuantityIsPositive(int units) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quantity(units));
    }

    @Test
    void oneIsAQuantity() {
        assertThat(new Quantity(1).units()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a\u0000b", "a\nb", "a\u007fb", "a\u0085b"})
    void aTextIsNotBlankAndHasNoControlCharacters(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerId(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new PaymentMethod(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new Carrier(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrackingNumber(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new PaymentReference(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReasonCode(text));
    }

    @Test
    void aCallerNamesACustomerIdOfAtMost100Characters() {
        assertThat(CustomerId.parse("🎈".repeat(100)).value()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> CustomerId.parse("x".repeat(101)));
        assertThatIllegalArgumentException().isThrownBy(() -> CustomerId.parse(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1-1-1-1-1", "01a000000000700080000000000000001", " 01a00000-0000-7000-8000-000000000001"})
    void anOrderIdIsACanonicalUuid(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> OrderId.parse(id));
    }

    @Test
    void orderIdsAreOrderedAsInTheDatabase() {
        var low = new OrderId(new UUID(1, -1));
        var high = new OrderId(new UUID(-1, 0));
        assertThat(low).isLessThan(high);
        assertThat(new OrderId(new UUID(0, 1))).isLessThan(new OrderId(new UUID(0, -1)));
    }
}
