package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonMapperTest extends MockMvcTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "a", "price": "1"}                      | #/price            | is not a known field
            {"lines": [{"sku": "A", "a/b": 1}]}              | #/lines/0/a~1b     | is not a known field
            {"lines": [{"quantity": "2"}]}                   | #/lines/0/quantity | has the wrong type
            {"lines": [{"quantity": true}]}                  | #/lines/0/quantity | has the wrong type
            {"lines": {"sku": "A"}}                          | #/lines            | has the wrong type
            {"lines": ["A"]}                                 | #/lines/0          | has the wrong type
            {"lines": ""}                                    | #/lines            | has the wrong type
            {"name": 1}                                      | #/name             | has the wrong type
            {"name": 1.5}                                    | #/name             | has the wrong type
            {"name": true}                                   | #/name             | has the wrong type
            {"name": ["a"]}                                  | #/name             | has the wrong type
            {"gift": 1}                                      | #/gift             | has the wrong type
            {"gift": "true"}                                 | #/gift             | has the wrong type
            {"name": "a", "name": "b"}                       | #/name             | is duplicated
            {"lines": [{"sku": "A"}, {"sku": "A", "sku": 1}]} | #/lines/1/sku     | is duplicated
            """)
    void aBodyThatDoesNotMatchTheSchemaIsRejectedWithAPointer(String body, String pointer, String detail) {
        assertThat(posting(body)).hasStatus(400);
        assertThat(posting(body))
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo(pointer);
        assertThat(posting(body))
                .bodyJson()
                .extractingPath("$.errors[0].detail")
                .isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"name\": \"a",
                "null",
                "[]",
                "\"a\"",
                "1",
                "nonsense",
                "{\"name\": 'a'}",
                "{\"name\": NaN}",
                "{} {}",
                "{}]",
                "{\"name\": \"a\",}",
                "{\"name\": \"a\nb\"}"
            })
    void aBodyThatIsNoJsonObjectIsABadRequest(String body) {
        assertThat(posting(body)).hasStatus(400).hasContentType("application/problem+json");
        assertThat(posting(body)).bodyText().doesNotContain("jackson", "dev.waybill", "java.");
    }

    @Test
    void aThousandLevelsAreABadRequest() {
        assertThat(posting("{\"lines\": " + "[".repeat(1000) + "]".repeat(1000) + "}"))
                .hasStatus(400);
        assertThat(posting("[".repeat(1000))).hasStatus(400);
    }

    @Test
    void aNumberOfAThousandAndOneDigitsIsABadRequest() {
        assertThat(posting("{\"lines\": [{\"quantity\": " + "9".repeat(1001) + "}]}"))
                .hasStatus(400);
    }

    @Test
    void invalidUtf8IsABadRequest() {
        byte[] body = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};
        assertThat(mvc.post().uri("/orders").contentType("application/json").content(body))
                .hasStatus(400);
    }

    @Test
    void responsesHavePlainAndExactValues() {
        assertThat(posting("{\"name\": \"مرحبا 🎈\", \"lines\": [{\"sku\": \"A\", \"quantity\": 2}]}"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"id": "00000000-0000-0000-0000-000000000001", "name": "مرحبا 🎈", "units": 2, "price": "9.90",
                         "total": "19.80", "reason": null, "at": "2026-01-02T03:04:05.000006Z"}
                        """);
    }
}
