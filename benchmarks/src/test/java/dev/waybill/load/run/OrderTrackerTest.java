package dev.waybill.load.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.load.report.OrderOutcome;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OrderTrackerTest {

    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final UUID ORDER = new UUID(7, 1);

    private final OrderTracker tracker = new OrderTracker(
            1_000 * MS, 2_000 * MS, new ArrivalSchedule(new LoadProfile.Clients(1), 0, Long.MAX_VALUE));

    @Test
    void theFinalEventMayArriveBeforeTheResponse() {
        tracker.finalized(ORDER, OrderOutcome.COMPLETED, 1_030 * MS);
        tracker.accepted(1_000 * MS, ORDER, 1_040 * MS);

        Counters measured = tracker.measured.drain();
        assertThat(measured.completed()).isOne();
        assertThat(measured.endToEnd().getMaxValue()).isCloseTo(30_000L, within(50L));
        assertThat(tracker.open()).isZero();
    }

    @Test
    void latenciesAreThoseOfOrdersDueInTheWindow() {
        tracker.accepted(900 * MS, new UUID(7, 2), 1_100 * MS);
        tracker.finalized(new UUID(7, 2), OrderOutcome.COMPLETED, 1_500 * MS);
        tracker.accepted(1_900 * MS, ORDER, 1_950 * MS);
        tracker.finalized(ORDER, OrderOutcome.COMPLETED, 2_500 * MS);

        assertThat(tracker.measured.drain().endToEnd().getTotalCount()).isOne();
        assertThat(tracker.within.drain().completed()).isOne();
        assertThat(tracker.live.drain().completed()).isEqualTo(2);
    }

    @Test
    void aRepeatedFinalEventIsCountedOnce() {
        tracker.accepted(1_000 * MS, ORDER, 1_001 * MS);
        tracker.finalized(ORDER, OrderOutcome.CANCELLED, 1_010 * MS);
        tracker.finalized(ORDER, OrderOutcome.CANCELLED, 1_011 * MS);

        assertThat(tracker.measured.drain().finalized()).isOne();
        assertThat(tracker.open()).isZero();
    }

    @Test
    void ordersOfOtherClientsAreIgnored() {
        tracker.finalized(ORDER, OrderOutcome.COMPLETED, 1_010 * MS);

        assertThat(tracker.live.drain().finalized()).isZero();
        assertThat(tracker.open()).isZero();
    }
}
