package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductRequestTest {

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    @ParameterizedTest
    @CsvSource({
        "9.90,EUR,true",
        "9.9,EUR,false",
        "9.900,EUR,false",
        "500,JPY,true",
        "500.0,JPY,false",
        "-1.00,EUR,false"
    })
    @CsvSource({"+1.00,EUR,false", "1e2,JPY,false", "00.10,EUR,false", "0.10,EUR,true", ".10,EUR,false", "x,EUR,false"})
    @CsvSource({"9999999999999.99,EUR,true", "10000000000000.00,EUR,false"})
    void aPriceHasItsCurrencysOwnDecimals(String price, String currency, boolean isValid) {
        if (isValid) {
            assertThat(violations(price, currency)).isEmpty();
        } else {
            assertThat(violations(price, currency))
                    .containsExactly("unitPrice must be a decimal string with " + (currency.equals("EUR") ? 2 : 0)
                            + " decimals");
        }
    }

    @Test
    void aPriceMayBeZero() {
        assertThat(violations("0.00", "EUR")).isEmpty();
        assertThat(violations("0", "JPY")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EUR,true", "JPY,true", "XXX,false", "eur,false", "nope,false"})
    void aCurrencyIsAnIso4217Code(String code, boolean isValid) {
        String price = code.equals("JPY") ? "1" : "1.00";
        if (isValid) {
            assertThat(violations(price, code)).isEmpty();
        } else {
            assertThat(violations(price, code)).containsExactly("currency must be an ISO 4217 currency code");
        }
    }

    private static List<String> violations(String price, String currency) {
        return VALIDATOR.validate(new ProductRequest("CUP", "Cup", currency, price, true)).stream()
                .map(ProductRequestTest::text)
                .toList();
    }

    private static String text(ConstraintViolation<ProductRequest> violation) {
        return violation.getPropertyPath() + " " + violation.getMessage();
    }
}
