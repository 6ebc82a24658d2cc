package dev.waybill.orders.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.orders.domain.SagaThroughput.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A simulated shop on one processor: accepting an order costs one unit of work, the step half a unit, what comes after it
 * one and a half, and refusing an order a tenth. Steps wait in one queue with what comes after them. Of a thousand units a
 * second, those who place orders can claim seven hundred.
 */
class AdaptiveRateLimiterTest {

    private static final double PEAK = 1_000 / 3.0;
    private static final int CALLERS = 100;

    private long now = Duration.ofHours(1).toNanos();
    private final SagaThroughputMonitor monitor =
            new SagaThroughputMonitor(new InMemoryThroughput(() -> now).forNewInstance(), () -> now);
    private final AdaptiveRateLimiter limiter = new AdaptiveRateLimiter(() -> now);
    private final Queue<Work> waiting = new ArrayDeque<>();
    private double due;
    private double free;
    private double capacity;
    private int completed;
    private int refused;
    private final Random random = new Random(1);
    private double neverAnswered;
    private double notPlaced;
    private boolean remainderRunsElsewhere;
    private int sample;

    private sealed interface Work {}

    private record Answer(long since) implements Work {}

    private record Remainder() implements Work {}

    @Test
    void nothingIsRefusedWhileTheStepKeepsUp() {
        run(60, 300);
        assertThat(refused).isZero();
        assertThat(waiting).hasSizeLessThan(10);
    }

    @Test
    void atThreeTimesThePeakThroughputIsAtLeastFourFifthsOfItAndFewOrdersWait() {
        run(30, 3 * PEAK);
        completed = 0;
        run(120, 3 * PEAK);
        assertThat(completed / 120.0).isGreaterThan(0.8 * PEAK);
        assertThat(waiting.size() / PEAK).as("seconds of work waiting").isLessThan(10);
    }

    @Test
    void theFirstMinuteOfAnOverloadCostsLittle() {
        run(60, 3 * PEAK);
        assertThat(completed / 60.0).isGreaterThan(0.7 * PEAK);
    }

    @Test
    void nothingIsRefusedOnceTheOverloadIsOver() {
        run(60, 3 * PEAK);
        run(30, 0.5 * PEAK);
        refused = 0;
        run(60, 0.9 * PEAK);
        assertThat(refused).isZero();
    }

    @Test
    void aShrinkingBacklogRefusesNothing() {
        remainderRunsElsewhere = true;
        for (int i = 0; i < 20_000; i++) {
            waiting.add(new Answer(now));
        }
        pass(Duration.ofMinutes(5));
        run(60, 0.3 * PEAK);
        assertThat(refused).isZero();
    }

    @Test
    void theLimitEndsEvenIfManyOrdersNeverReachTheStep() {
        neverAnswered = 0.9;
        overloadAndThen(0.75 * PEAK);
        assertThat(refused).isZero();
    }

    @Test
    void theLimitEndsEvenIfManyAdmittedRequestsPlaceNothing() {
        notPlaced = 0.3;
        overloadAndThen(0.75 * PEAK);
        assertThat(refused).isZero();
    }

    @Test
    void oneIntervalWithFewDeparturesDoesNotDefineTheCapacity() {
        interval(600, Duration.ofSeconds(5));
        interval(600, Duration.ofSeconds(6));
        interval(20, Duration.ofSeconds(6));
        assertThat(admittedInAnInterval()).isGreaterThan(180);
    }

    @Test
    void onceABacklogIsGoneTheLimitIsTheFormerCapacity() {
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
    void theBacklogOfAnOutageRefusesNothing(int millisIntoTheInterval) {
        var outage = new ArrayDeque<Long>();
        for (int i = 0; i < 60_000 + millisIntoTheInterval; i++) {
            if (i % 10 == 0) {
                join(outage);
            }
            pass(Duration.ofMillis(1));
        }
        for (int i = 0; !outage.isEmpty(); i++) {
            monitor.orderChanged("stock.reserved.v1", Duration.ofNanos(now - outage.remove()));
            if (i % 2 == 0) {
                join(outage);
            }
            pass(Duration.ofMillis(4));
        }
        assertThat(refused).isZero();
    }

    @Test
    void aStepWithoutDeparturesRefusesNothing() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(monitor.tryAdmitOrder()).isTrue();
            monitor.orderPlaced();
            pass(Duration.ofMillis(1));
        }
    }

    /** A sample in which so many departed after such a wait, and more arrived. */
    private void interval(int departed, Duration wait) {
        pass(Duration.ofSeconds(2));
        var step = new Step(departed, departed, wait.multipliedBy(departed));
        limiter.update(++sample, departed + 1, step, true, 1);
    }

    private int admittedInAnInterval() {
        int admitted = 0;
        for (int i = 0; i < 1_990; i++) {
            now += Duration.ofMillis(1).toNanos();
            if (limiter.tryAcquire()) {
                admitted++;
            }
        }
        return admitted;
    }

    private void overloadAndThen(double perSecond) {
        run(60, 3 * PEAK);
        run(60, perSecond);
        refused = 0;
        run(60, perSecond);
    }

    private void run(int seconds, double perSecond) {
        for (int i = 0; i < seconds * 1_000; i++) {
            due = Math.min(due, CALLERS) + perSecond / 1_000;
            free = Math.min(free, 0) + 1;
            capacity = Math.min(capacity, 0) + 0.7;
            while (due >= 1 && capacity > 0) {
                double work = placed();
                due--;
                capacity -= work;
                free -= work;
            }
            while (free > 0 && !waiting.isEmpty()) {
                free -= done(waiting.remove());
            }
            pass(Duration.ofMillis(1));
        }
    }

    private void join(Queue<Long> outage) {
        if (monitor.tryAdmitOrder()) {
            monitor.orderPlaced();
            outage.add(now);
        } else {
            refused++;
        }
    }

    private double done(Work work) {
        switch (work) {
            case Answer(long since) -> {
                monitor.orderChanged("stock.reserved.v1", Duration.ofNanos(now - since));
                if (remainderRunsElsewhere) {
                    return 2;
                }
                waiting.add(new Remainder());
                return 0.5;
            }
            case Remainder() -> {
                completed++;
                return 1.5;
            }
        }
    }

    private double placed() {
        if (monitor.tryAdmitOrder()) {
            if (random.nextDouble() < notPlaced) {
                return 0.1;
            }
            monitor.orderPlaced();
            waiting.add(random.nextDouble() < neverAnswered ? new Remainder() : new Answer(now));
            return 1;
        }
        refused++;
        return 0.1;
    }

    /** The counts are shared once a second. */
    private void pass(Duration time) {
        long end = now + time.toNanos();
        long second = Duration.ofSeconds(1).toNanos();
        while (now < end) {
            now = Math.min(end, (now / second + 1) * second);
            if (now % second == 0) {
                monitor.run();
            }
        }
    }
}
