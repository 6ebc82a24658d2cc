package dev.waybill.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class MdcScopeTest {

    private static final OrderId OUTER_ORDER = new OrderId(UuidV7.next());
    private static final OrderId INNER_ORDER = new OrderId(UuidV7.next());
    private static final UUID OUTER_EVENT = UuidV7.next();
    private static final UUID INNER_EVENT = UuidV7.next();
    private static final String OUTER_TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String INNER_TRACE = "11111111111111111111111111111111";

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void closingAnInnerScopeRestoresTheValuesOfTheOuterOne() {
        try (var _ = MdcScope.of(OUTER_ORDER, causation(OUTER_EVENT, OUTER_TRACE))) {
            try (var _ = MdcScope.of(INNER_ORDER, causation(INNER_EVENT, INNER_TRACE))) {
                assertMdc(INNER_ORDER, INNER_EVENT, INNER_TRACE);
            }
            assertMdc(OUTER_ORDER, OUTER_EVENT, OUTER_TRACE);
        }
        assertEmpty();
    }

    @Test
    void anInnerScopeKeepsTheOuterValuesThatItDoesNotReplace() {
        try (var _ = MdcScope.of(traceparent(OUTER_TRACE))) {
            try (var _ = MdcScope.of(INNER_ORDER, Causation.fromRequest())) {
                assertThat(MDC.get("orderId")).isEqualTo(INNER_ORDER.toString());
                assertThat(MDC.get("traceId")).isEqualTo(OUTER_TRACE);
            }
            assertThat(MDC.get("orderId")).isNull();
            assertThat(MDC.get("traceId")).isEqualTo(OUTER_TRACE);
            try (var _ = MdcScope.none()) {
                assertThat(MDC.get("traceId")).isEqualTo(OUTER_TRACE);
            }
            assertThat(MDC.get("traceId")).isEqualTo(OUTER_TRACE);
        }
        assertEmpty();
    }

    @Test
    void valuesThatOthersPutWithinAScopeAreRemovedWhenItCloses() {
        try (var _ = MdcScope.none()) {
            MDC.put("orderId", INNER_ORDER.toString());
        }
        assertEmpty();
    }

    private static void assertMdc(OrderId order, UUID event, String trace) {
        assertThat(MDC.get("orderId")).isEqualTo(order.toString());
        assertThat(MDC.get("eventId")).isEqualTo(event.toString());
        assertThat(MDC.get("traceId")).isEqualTo(trace);
    }

    private static void assertEmpty() {
        assertThat(MDC.get("orderId")).isNull();
        assertThat(MDC.get("eventId")).isNull();
        assertThat(MDC.get("traceId")).isNull();
    }

    private static Causation causation(UUID event, String trace) {
        return new Causation(event, traceparent(trace));
    }

    private static String traceparent(String trace) {
        return "00-" + trace + "-b7ad6b7169203331-01";
    }
}
