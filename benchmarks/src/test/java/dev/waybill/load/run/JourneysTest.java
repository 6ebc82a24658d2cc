package dev.waybill.load.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.load.pace.ClosedLoop;
import dev.waybill.load.pace.Ticket;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JourneysTest {

    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final UUID ORDER = new UUID(7, 1);

    private final Window window = new Window(1_000 * MS, 2_000 * MS);
    private final Journeys journeys = new Journeys(window, new ClosedLoop(1, Long.MAX_VALUE));

    @Test
    void anEndMayBeHeardBeforeTheAnswer() {
        journeys.ended(ORDER, Ending.COMPLETED, 1_030 * MS);
        journeys.accepted(new Ticket(0, 1_000 * MS), ORDER, 1_040 * MS);

        Reading measured = journeys.measured.take();
        assertThat(measured.completed()).isOne();
        assertThat(measured.endToEnd().getMaxValue()).isCloseTo(30_000L, within(50L));
        assertThat(journeys.open()).isZero();
    }

    @Test
    void timesAreThoseOfTheOrdersDueInTheWindowWheneverTheyEnd() {
        journeys.accepted(new Ticket(0, 900 * MS), new UUID(7, 2), 1_100 * MS);
        journeys.ended(new UUID(7, 2), Ending.COMPLETED, 1_500 * MS);
        journeys.accepted(new Ticket(1, 1_900 * MS), ORDER, 1_950 * MS);
        journeys.ended(ORDER, Ending.COMPLETED, 2_500 * MS);

        assertThat(journeys.measured.take().endToEnd().getTotalCount()).isOne();
        assertThat(journeys.within.take().completed()).isOne();
        assertThat(journeys.live.take().completed()).isEqualTo(2);
    }

    @Test
    void whatEndsOnceIsNotCountedTwice() {
        journeys.accepted(new Ticket(0, 1_000 * MS), ORDER, 1_001 * MS);
        journeys.ended(ORDER, Ending.CANCELLED, 1_010 * MS);
        journeys.ended(ORDER, Ending.CANCELLED, 1_011 * MS);

        assertThat(journeys.measured.take().ended()).isOne();
        assertThat(journeys.open()).isZero();
    }

    @Test
    void theOrdersOfOthersAreNotOurs() {
        journeys.ended(ORDER, Ending.COMPLETED, 1_010 * MS);

        assertThat(journeys.live.take().ended()).isZero();
        assertThat(journeys.open()).isZero();
    }
}
