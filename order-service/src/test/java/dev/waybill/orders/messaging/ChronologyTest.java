package dev.waybill.orders.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.Samples;
import dev.waybill.orders.domain.Timelines.Happening;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChronologyTest {

    private static final OrderId ORDER = new OrderId(UuidV7.next());

    @Test
    void noEventStandsBeforeItsCauseEvenIfItsClockSaysSo() {
        Happening placed = event("/order-service", 1, 100, null);
        Happening reserved = event("/inventory-service", 1, 50, placed);
        Happening authorized = event("/payment-service", 1, 60, placed);
        Happening confirmed = event("/order-service", 2, 55, authorized);
        assertSorted(placed, reserved, authorized, confirmed);
    }

    @Test
    void eventsOfOneMomentAreSortedBySourceAndSequence() {
        Happening first = event("/a", 2, 10, null);
        Happening second = event("/b", 1, 10, null);
        Happening third = event("/b", 2, 10, null);
        assertSorted(first, second, third);
    }

    @Test
    void aCauseThatNobodyKnowsHoldsNothingBack() {
        Happening unknown = event("/x", 1, 0, null);
        Happening first = event("/a", 1, 10, unknown);
        Happening second = event("/b", 1, 20, null);
        assertSorted(first, second);
    }

    @Test
    void eventsThatClaimToCauseEachOtherAreStillShown() {
        UUID one = UuidV7.next();
        UUID other = UuidV7.next();
        Happening first = event(one, "/a", 1, 10, other);
        Happening second = event(other, "/b", 1, 20, one);
        assertSorted(first, second);
    }

    private static void assertSorted(Happening... expected) {
        for (int seed = 0; seed < 20; seed++) {
            var shuffled = new ArrayList<>(List.of(expected));
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(Chronology.sort(shuffled)).containsExactly(expected);
        }
    }

    private static Happening event(String source, long sequence, long millis, @Nullable Happening cause) {
        return event(
                UuidV7.next(),
                source,
                sequence,
                millis,
                cause == null ? null : cause.envelope().id());
    }

    private static Happening event(UUID id, String source, long sequence, long millis, @Nullable UUID cause) {
        var envelope =
                new Envelope(id, "some.event.v1", source, ORDER, Samples.NOW.plusMillis(millis), sequence, cause, null);
        return new Happening(envelope, "Something happened.");
    }
}
