package dev.waybill.orders.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A simulated shop on one processor: taking an order costs one unit of work, the step half a unit, what comes after it one
 * and a half, and refusing an order a tenth. Steps wait in one queue with what comes after them. Of a thousand units a
 * second, those who place orders can claim seven hundred.
 */
class InflowTest {

    private static final double PEAK = 1_000 / 3.0;
    private static final int CALLERS = 100;

    private long now;
    private final Inflow inflow = new Inflow(() -> now);
    private final Queue<Work> waiting = new ArrayDeque<>();
    private double due;
    private double free;
    private double room;
    private int seenThrough;
    private int refused;
    private final Random random = new Random(1);
    private double neverSteps;
    private double placeNothing;
    private boolean restIsElsewhere;

    private sealed interface Work {}

    private record Step(long since) implements Work {}

    private record Rest() implements Work {}

    @Test
    void nobodyIsRefusedWhileTheStepKeepsUp() {
        run(60, 300);
        assertThat(refused).isZero();
        assertThat(waiting).hasSizeLessThan(10);
    }

    @Test
    void atThreeTimesThePeakFourFifthsOfItAndMoreAreSeenThroughAndFewWait() {
        run(30, 3 * PEAK);
        seenThrough = 0;
        run(120, 3 * PEAK);
        assertThat(seenThrough / 120.0).isGreaterThan(0.8 * PEAK);
        assertThat(waiting.size() / PEAK).as("seconds of work waiting").isLessThan(10);
    }

    @Test
    void theFirstMinuteOfARushCostsLittle() {
        run(60, 3 * PEAK);
        assertThat(seenThrough / 60.0).isGreaterThan(0.7 * PEAK);
    }

    @Test
    void onceTheRushIsOverNobodyIsRefusedAnyMore() {
        run(60, 3 * PEAK);
        run(30, 0.5 * PEAK);
        refused = 0;
        run(60, 0.9 * PEAK);
        assertThat(refused).isZero();
    }

    @Test
    void aBacklogThatGetsSmallerRefusesNobody() {
        restIsElsewhere = true;
        for (int i = 0; i < 20_000; i++) {
            waiting.add(new Step(now));
        }
        pass(Duration.ofMinutes(5));
        run(60, 0.3 * PEAK);
        assertThat(refused).isZero();
    }

    @Test
    void aLimitIsLiftedAlsoIfManyOrdersNeverComeToTheStep() {
        neverSteps = 0.9;
        rushAndThen(0.75 * PEAK);
        assertThat(refused).isZero();
    }

    @Test
    void aLimitIsLiftedAlsoIfManyWhoAreLetInPlaceNothing() {
        placeNothing = 0.3;
        rushAndThen(0.75 * PEAK);
        assertThat(refused).isZero();
    }

    @Test
    void anIntervalInWhichHardlyAnyGoThroughIsNotTakenForWhatCan() {
        interval(600, Duration.ofSeconds(5));
        interval(600, Duration.ofSeconds(6));
        interval(20, Duration.ofSeconds(6));
        assertThat(admittedInAnInterval()).isGreaterThan(180);
    }

    @Test
    void onceABacklogIsGoneAsManyAreLetInAsCouldGoThroughBefore() {
        interval(600, Duration.ofSeconds(5));
        interval(600, Duration.ofSeconds(6));
        interval(200, Duration.ofMillis(100));
        assertThat(admittedInAnInterval()).isBetween(600, 700);
    }

    @Test
    void anIdleHourEndsTheLimit() {
        run(30, 3 * PEAK);
        waiting.clear();
        pass(Duration.ofHours(1));
        refused = 0;
        run(2, 2 * PEAK);
        assertThat(refused).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 500, 900})
    void theBacklogOfAnOutageRefusesNobody(int millisIntoTheInterval) {
        var outage = new ArrayDeque<Long>();
        for (int i = 0; i < 60_000 + millisIntoTheInterval; i++) {
            if (i % 10 == 0) {
                join(outage);
            }
            pass(Duration.ofMillis(1));
        }
        for (int i = 0; !outage.isEmpty(); i++) {
            inflow.went(Duration.ofNanos(now - outage.remove()));
            if (i % 2 == 0) {
                join(outage);
            }
            pass(Duration.ofMillis(4));
        }
        assertThat(refused).isZero();
    }

    @Test
    void silenceRefusesNobody() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(inflow.admits()).isTrue();
            inflow.came();
            pass(Duration.ofMillis(1));
        }
    }

    /** Two seconds in which so many went through after such a wait, and more came in. */
    private void interval(int through, Duration wait) {
        pass(Duration.ofMillis(1_999));
        for (int i = 0; i <= through; i++) {
            inflow.came();
        }
        for (int i = 1; i < through; i++) {
            inflow.went(wait);
        }
        inflow.admits();
        pass(Duration.ofMillis(1));
        inflow.went(wait);
        for (int i = 0; i < 100; i++) {
            inflow.admits(); // somebody is refused, so the limit stands
        }
    }

    private int admittedInAnInterval() {
        int admitted = 0;
        for (int i = 0; i < 1_990; i++) {
            pass(Duration.ofMillis(1));
            if (inflow.admits()) {
                admitted++;
            }
        }
        return admitted;
    }

    private void rushAndThen(double perSecond) {
        run(60, 3 * PEAK);
        run(60, perSecond);
        refused = 0;
        run(60, perSecond);
    }

    private void run(int seconds, double perSecond) {
        for (int i = 0; i < seconds * 1_000; i++) {
            due = Math.min(due, CALLERS) + perSecond / 1_000;
            free = Math.min(free, 0) + 1;
            room = Math.min(room, 0) + 0.7;
            while (due >= 1 && room > 0) {
                double work = placed();
                due--;
                room -= work;
                free -= work;
            }
            while (free > 0 && !waiting.isEmpty()) {
                free -= done(waiting.remove());
            }
            pass(Duration.ofMillis(1));
        }
    }

    private void join(Queue<Long> outage) {
        if (inflow.admits()) {
            inflow.came();
            outage.add(now);
        } else {
            refused++;
        }
    }

    private double done(Work work) {
        switch (work) {
            case Step(long since) -> {
                inflow.went(Duration.ofNanos(now - since));
                if (restIsElsewhere) {
                    return 2;
                }
                waiting.add(new Rest());
                return 0.5;
            }
            case Rest() -> {
                seenThrough++;
                return 1.5;
            }
        }
    }

    private double placed() {
        if (inflow.admits()) {
            if (random.nextDouble() < placeNothing) {
                return 0.1;
            }
            inflow.came();
            waiting.add(random.nextDouble() < neverSteps ? new Rest() : new Step(now));
            return 1;
        }
        refused++;
        return 0.1;
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
