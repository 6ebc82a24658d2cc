package dev.waybill.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndingTest {
    @Test
    void everyEndingIsPlayedOnce() {
        var played = new ArrayList<>(Ending.AT_ONCE);
        played.addAll(Ending.WITHOUT_PAYMENT);

        assertThat(played).containsExactlyInAnyOrder(Ending.values());
    }

    @ParameterizedTest
    @EnumSource
    void anOrderThatIsStillPendingHasReachedNone(Ending ending) {
        assertThat(ending.isReachedBy(order("PENDING", null))).isFalse();
    }

    @Test
    void theRightStateWithoutTheRightEventsIsNotTheEnding() {
        assertThat(Ending.UNDELIVERABLE.isReachedBy(order("CANCELLED", "SHIPPING_FAILED", "shipment.failed")))
                .isFalse();
        assertThat(Ending.UNDELIVERABLE.isReachedBy(
                        order("CANCELLED", "SHIPPING_FAILED", "shipment.failed", "payment.voided", "stock.released")))
                .isTrue();
        assertThat(Ending.UNDELIVERABLE.isReachedBy(
                        order("CANCELLED", "TIMED_OUT", "shipment.failed", "payment.voided", "stock.released")))
                .isFalse();
    }

    @Test
    void theCustomerCancelsWhenTheOrderIsAsFarAsTheStoryWants() {
        assertThat(Ending.CANCELLED_WHILE_PENDING.actOn(order("PENDING", null, "stock.reserved")))
                .contains(Act.CANCEL);
        assertThat(Ending.CANCELLED_WHILE_CONFIRMED.actOn(order("PENDING", null, "stock.reserved")))
                .isEmpty();
        assertThat(Ending.CANCELLED_WHILE_CONFIRMED.actOn(order("CONFIRMED", null, "shipment.scheduled")))
                .contains(Act.CANCEL);
        assertThat(Ending.CAPTURE_RETRIED.actOn(order("SHIPPED", "CAPTURE_FAILED")))
                .contains(Act.RETRY_CAPTURE);
    }

    @Test
    void aCancelledOrderIsSettledOnceEverythingIsGivenBack() {
        assertThat(order("CANCELLED", "TIMED_OUT", "stock.reserved", "payment.declined")
                        .isSettled())
                .isFalse();
        assertThat(order("CANCELLED", "TIMED_OUT", "stock.reserved", "stock.released")
                        .isSettled())
                .isFalse();
        assertThat(order("CANCELLED", "TIMED_OUT", "stock.reserved", "stock.released", "payment.declined")
                        .isSettled())
                .isTrue();
    }

    private static OrderView order(String status, @Nullable String reason, String... events) {
        List<OrderView.Entry> timeline = Stream.of(events)
                .map(type -> new OrderView.Entry(type, type, "some-service", ""))
                .toList();
        return new OrderView(status, reason, timeline);
    }
}
