package dev.waybill.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

class DeadLetterFormatterTest {

    @Test
    void textThatMayBePersonalIsMasked() {
        var deadLetter = TestDeadLetter.of("shipping-service", """
                {"orderId": "1", "customerId": "c-1001", "lines": [{"sku": "MUG-WHITE", "quantity": 2}], "total": "9.90",
                 "shippingAddress": {"name": "Ada", "country": "GB"}, "unknown": "Lovelace", "tags": ["Ada"]}""");

        assertThat(DeadLetterFormatter.value(deadLetter, false))
                .contains("\"MUG-WHITE\"", ": 2", "\"9.90\"", "\"orderId\" : \"1\"")
                .doesNotContain("c-1001", "Ada", "GB", "Lovelace");
        assertThat(DeadLetterFormatter.value(deadLetter, true)).contains("c-1001", "Ada", "GB", "Lovelace");
    }

    @Test
    void bytesThatAreNoJsonAndUnknownHeadersAreMasked() {
        assertThat(DeadLetterFormatter.value(TestDeadLetter.of("shipping-service", "Ada {"), false))
                .doesNotContain("Ada");
        assertThat(DeadLetterFormatter.header(new RecordHeader("x-name", "Ada".getBytes(UTF_8)), false))
                .doesNotContain("Ada");
        assertThat(DeadLetterFormatter.header(new RecordHeader("ce_type", "order.placed.v1".getBytes(UTF_8)), false))
                .isEqualTo("order.placed.v1");
    }
}
