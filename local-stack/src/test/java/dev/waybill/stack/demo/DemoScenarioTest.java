package dev.waybill.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoScenarioTest {
    @Test
    void everyEndingIsPlayedOnce() {
        var played = new ArrayList<>(DemoScenario.AT_ONCE);
        played.addAll(DemoScenario.WITHOUT_PAYMENT);

        assertThat(played).containsExactlyInAnyOrder(DemoScenario.values());
    }

    @ParameterizedTest
    @EnumSource
    void anOrderThatIsStillPendingHasReachedNone(DemoScenario scenario) {
        assertThat(scenario.isReachedBy(order("PENDING", null))).isFalse();
    }

    @Test
    void theRightStateWithoutTheRightEventsIsNotTheEnding() {
        assertThat(DemoScenario.UNDELIVERABLE.isReachedBy(order("CANCELLED", "SHIPPING_FAILED", "shipment.failed")))
                .isFalse();
        assertThat(DemoScenario.UNDELIVERABLE.isReachedBy(
                        order("CANCELLED", "SHIPPING_FAILED", "shipment.failed", "payment.voided", "stock.released")))
                .isTrue();
        assertThat(DemoScenario.UNDELIVERABLE.isReachedBy(
                        order("CANCELLED", "TIMED_OUT", "shipment.failed", "payment.voided", "stock.released")))
                .isFalse();
    }

    @Test
    void theCustomerCancelsWhenTheOrderIsAsFarAsTheStoryWants() {
        assertThat(DemoScenario.CANCELLED_WHILE_PENDING.nextStep(order("PENDING", null, "stock.reserved")))
                .contains(DemoScenario.Step.CANCEL);
        assertThat(DemoScenario.CANCELLED_WHILE_CONFIRMED.nextStep(order("PENDING", null, "stock.reserved")))
                .isEmpty();
        assertThat(DemoScenario.CANCELLED_WHILE_CONFIRMED.nextStep(order("CONFIRMED", null, "shipment.scheduled")))
                .contains(DemoScenario.Step.CANCEL);
        assertThat(DemoScenario.CAPTURE_RETRIED.nextStep(order("SHIPPED", "CAPTURE_FAILED")))
                .contains(DemoScenario.Step.RETRY_CAPTURE);
    }

    @Test
    void aCancelledOrderIsSettledOnceEverythingIsGivenBack() {
        assertThat(order("CANCELLED", "TIMED_OUT", "stock.reserved", "payment.declined")
                        .isFullyProcessed())
                .isFalse();
        assertThat(order("CANCELLED", "TIMED_OUT", "stock.reserved", "stock.released")
                        .isFullyProcessed())
                .isFalse();
        assertThat(order("CANCELLED", "TIMED_OUT", "stock.reserved", "stock.released", "payment.declined")
                        .isFullyProcessed())
                .isTrue();
    }

    private static DemoOrder order(String status, @Nullable String reason, String... events) {
        List<DemoOrder.Entry> timeline = Stream.of(events)
                .map(type -> new DemoOrder.Entry(type, type, ""))
                .toList();
        return new DemoOrder(status, reason, timeline);
    }
}
