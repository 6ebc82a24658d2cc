package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The check itself can fail. */
class ContractTest {

    private static final Contract APPROVED =
            new Contract("order.shipped.v1", "orders", Map.of("orderId", "uuid", "total", "decimal"));

    @Test
    void theSameIsNoBreach() {
        assertThat(APPROVED.breaches(APPROVED)).isEmpty();
    }

    @Test
    void anOptionalFactMayBeAdded() {
        assertThat(with(Map.of("orderId", "uuid", "total", "decimal", "note", "string?")))
                .isEmpty();
    }

    @Test
    void aRequiredFactMayNotBeAdded() {
        assertThat(with(Map.of("orderId", "uuid", "total", "decimal", "note", "string")))
                .containsExactly("order.shipped.v1 requires note, which older events do not have");
    }

    @Test
    void aFactMayNotGo() {
        assertThat(with(Map.of("orderId", "uuid"))).containsExactly("order.shipped.v1 lost total");
    }

    @Test
    void aFactMayNotChangeItsForm() {
        assertThat(with(Map.of("orderId", "uuid", "total", "integer")))
                .containsExactly("order.shipped.v1 changed total from decimal to integer");
        assertThat(with(Map.of("orderId", "uuid", "total", "decimal?")))
                .containsExactly("order.shipped.v1 changed total from decimal to decimal?");
    }

    @Test
    void anEventMayNotMove() {
        assertThat(new Contract("order.shipped.v1", "shipping", APPROVED.facts()).breaches(APPROVED))
                .containsExactly("order.shipped.v1 moved to another topic");
    }

    private static Iterable<String> with(Map<String, String> facts) {
        return new Contract("order.shipped.v1", "orders", facts).breaches(APPROVED);
    }
}
