package dev.waybill.orders.application;

import dev.waybill.orders.domain.SagaThroughput.Step;
import dev.waybill.orders.persistence.SagaThroughputRepository.Interval;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Counts the orders that a step of the saga moves on here, and limits admissions by what it does at all instances.
 *
 * <p>A wait is not counted if the step was interrupted during it, that is, if no order departed anywhere for
 * {@link #INTERRUPTION} though orders arrived: then the participant, its database or Kafka was away, and the wait says
 * nothing about the load. Nor does a single order that was stuck: a wait counts as {@link #MAX_WAIT} at most. Thread-safe.
 */
final class SagaStepMonitor {

    static final Duration INTERRUPTION = Duration.ofSeconds(10);
    static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private final LongSupplier nanoTime;
    private final AdaptiveRateLimiter limiter;
    private final LongAdder departed = new LongAdder();
    private final LongAdder timed = new LongAdder();
    private final LongAdder waitedMillis = new LongAdder();
    private volatile Interruption interruption;

    /**
     * @param isWaiting whether orders have arrived since the last departure
     * @param waitingSince if so, since when about
     * @param end of the last interruption
     */
    private record Interruption(boolean isWaiting, long waitingSince, long end) {

        boolean isOn(long now) {
            return isWaiting && now - waitingSince >= INTERRUPTION.toNanos();
        }
    }

    SagaStepMonitor(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        limiter = new AdaptiveRateLimiter(nanoTime);
        long now = nanoTime.getAsLong();
        interruption = new Interruption(false, now, now - Duration.ofDays(1).toNanos());
    }

    boolean tryAcquire() {
        return limiter.tryAcquire();
    }

    void departed(Duration wait) {
        departed.increment();
        long now = nanoTime.getAsLong();
        Interruption known = interruption;
        boolean startedBeforeItsEnd = now - wait.toNanos() - known.end() < 0;
        if (!known.isOn(now) && !startedBeforeItsEnd) {
            timed.increment();
            waitedMillis.add(Math.clamp(wait.toMillis(), 0, MAX_WAIT.toMillis())); // clocks differ
        }
    }

    /** What departed here since the last call. */
    Step drain() {
        return new Step(
                Math.toIntExact(departed.sumThenReset()),
                Math.toIntExact(timed.sumThenReset()),
                Duration.ofMillis(waitedMillis.sumThenReset()));
    }

    /** @param step of all instances in this interval */
    void update(Interval interval, Step step) {
        long now = nanoTime.getAsLong();
        Interruption known = interruption;
        if (step.departed() > 0) {
            interruption = new Interruption(false, now, known.isOn(now) ? now : known.end());
        } else if (interval.all().placed() > 0 && !known.isWaiting()) {
            interruption = new Interruption(true, now, known.end());
        }
        limiter.update(
                interval.number(), interval.all().placed(), step, interval.all().refused() > 0, interval.ownShare());
    }
}
