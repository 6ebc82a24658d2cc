package dev.waybill.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.SampleOrders;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CausalTimelineSorterTest {

    private static final OrderId ORDER = new OrderId(UuidV7.next());

    @Test
    void noEventComesBeforeItsCauseWhateverTheClocksSay() {
        TimelineEvent placed = event("/order-service", 1, 100, null);
        TimelineEvent reserved = event("/inventory-service", 1, 50, placed);
        TimelineEvent authorized = event("/payment-service", 1, 60, placed);
        TimelineEvent confirmed = event("/order-service", 2, 55, authorized);
        assertSorted(placed, reserved, authorized, confirmed);
    }

    @Test
    void eventsWithEqualTimesAreSortedBySourceAndSequence() {
        TimelineEvent first = event("/a", 2, 10, null);
        TimelineEvent second = event("/b", 1, 10, null);
        TimelineEvent third = event("/b", 2, 10, null);
        assertSorted(first, second, third);
    }

    @Test
    void anUnknownCauseIsIgnored() {
        TimelineEvent unknown = event("/x", 1, 0, null);
        TimelineEvent first = event("/a", 1, 10, unknown);
        TimelineEvent second = event("/b", 1, 20, null);
        assertSorted(first, second);
    }

    @Test
    void eventsInACausalCycleComeLast() {
        UUID one = UuidV7.next();
        UUID other = UuidV7.next();
        TimelineEvent first = event(one, "/a", 1, 10, other);
        TimelineEvent second = event(other, "/b", 1, 20, one);
        assertSorted(first, second);
    }

    private static void assertSorted(TimelineEvent... expected) {
        for (int seed = 0; seed < 20; seed++) {
            var shuffled = new ArrayList<>(List.of(expected));
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(CausalTimelineSorter.sort(shuffled)).containsExactly(expected);
        }
    }

    private static TimelineEvent event(String source, long sequence, long millis, @Nullable TimelineEvent cause) {
        return event(
                UuidV7.next(),
                source,
                sequence,
                millis,
                cause == null ? null : cause.envelope().id());
    }

    private static TimelineEvent event(UUID id, String source, long sequence, long millis, @Nullable UUID cause) {
        var envelope = new Envelope(
                id, "some.event.v1", source, ORDER, SampleOrders.NOW.plusMillis(millis), sequence, cause, null);
        return new TimelineEvent(envelope, "Something happened.");
    }
}
