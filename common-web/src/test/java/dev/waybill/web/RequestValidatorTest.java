package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ProblemDetail;

class RequestValidatorTest extends MockMvcTest {

    @Test
    void allViolationsAreReportedAtOnce() {
        assertThat(posting("""
                {"lines": [null, {"sku": " ", "quantity": 0}, {"sku": "\\u0000"}]}
                """))
                .hasStatus(422)
                .hasContentType("application/problem+json")
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"type": "urn:waybill:problem:invalid", "errors": [
                          {"pointer": "#/name", "detail": "is missing"},
                          {"pointer": "#/lines/0", "detail": "is missing"},
                          {"pointer": "#/lines/1/sku", "detail": "must not be blank"},
                          {"pointer": "#/lines/1/quantity", "detail": "must be a whole number from 1 to 9999"},
                          {"pointer": "#/lines/2/sku", "detail": "must not have control characters"},
                          {"pointer": "#/lines/2/quantity", "detail": "is missing"}]}
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "1, One thing is wrong with the request., 1",
        "1000, 1000 things are wrong with the request., 1000",
        "1001, 1001 things are wrong with the request; the first 1000 are listed., 1000"
    })
    void theNumberOfViolationsIsThatOfAllThoughNotAllAreListed(int count, String detail, int listed) {
        ProblemDetail problem = ProblemException.invalid(Collections.nCopies(count, new Violation("#", "is missing")))
                .getBody();
        assertThat(problem.getDetail()).isEqualTo(detail);
        assertThat(problem.getProperties()).extractingByKey("errors", LIST).hasSize(listed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1.5",
                "10000",
                "2147483648",
                "1e400000000",
                "-1e400000000",
                "1e-400000000",
                "1.0000000001",
                "9223372036854775808",
                "1e2147483647",
                "99999999999999999999999999"
            })
    @Timeout(10) // expanding one of these would take minutes
    void aNumberThatIsNoQuantityIsInvalidAndCheapToReject(String quantity) {
        String body = "{\"name\": \"a\", \"lines\": [{\"sku\": \"A\", \"quantity\": " + quantity + "}]}";
        assertThat(posting(body))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("#/lines/0/quantity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999999", "1e-999999999999"})
    void aNumberThatCannotBeRepresentedIsRejected(String quantity) {
        assertThat(posting("{\"name\": \"a\", \"lines\": [{\"sku\": \"A\", \"quantity\": " + quantity + "}]}"))
                .matches(result -> result.getResponse().getStatus() == 422
                        || result.getResponse().getStatus() == 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "9999", "1.0", "1e3", "0.1e1", "1.000e0"})
    void aWholeNumberMayBeWrittenAsJsonAllows(String quantity) {
        assertThat(posting("{\"name\": \"a\", \"lines\": [{\"sku\": \"A\", \"quantity\": " + quantity + "}]}"))
                .hasStatusOk();
    }

    @Test
    void lengthIsCountedInCodePoints() {
        String body = "{\"name\": \"%s\", \"lines\": [{\"sku\": \"A\", \"quantity\": 1}]}";
        assertThat(posting(body.formatted("🎈".repeat(10)))).hasStatusOk();
        assertThat(posting(body.formatted("🎈".repeat(11)))).hasStatus(422);
    }

    @Test
    void anUnpairedSurrogateIsInvalid() {
        assertThat(posting("{\"name\": \"\\ud800\", \"lines\": [{\"sku\": \"A\", \"quantity\": 1}]}"))
                .hasStatus(422);
    }

    @Test
    void pointersAreEscapedAsInTheStandard() {
        assertThat(JsonPointers.escape("a b")).isEqualTo("a%20b");
        assertThat(JsonPointers.escape("c/d~e")).isEqualTo("c~1d~0e");
    }
}
