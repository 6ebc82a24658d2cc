package dev.waybill.load.run;

import dev.waybill.load.report.OrderOutcome;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Tracks orders from their due time until they are final. The response and the final event of an order may be received
 * in either sequence: the first is kept until the other arrives. Thread-safe.
 */
final class OrderTracker {

    private final Map<UUID, PendingMatch> pending = new ConcurrentHashMap<>();
    private final LongAdder open = new LongAdder();
    private final long from;
    private final long to;
    private final ArrivalSchedule schedule;

    /** Everything, read once per interval. */
    final LoadRecorder live = new LoadRecorder();

    /** What happens within the measurement window, also to orders that were due before it. */
    final LoadRecorder within = new LoadRecorder();

    /** The outcome of orders that are due within the measurement window, also if it comes after it. */
    final LoadRecorder measured = new LoadRecorder();

    private sealed interface PendingMatch {}

    private record Accepted(long due) implements PendingMatch {}

    private record Final(OrderOutcome outcome, long at) implements PendingMatch {}

    /** The measurement window is from {@code from} to {@code to} by {@link System#nanoTime}. */
    OrderTracker(long from, long to, ArrivalSchedule schedule) {
        this.from = from;
        this.to = to;
        this.schedule = schedule;
    }

    void offered(long due) {
        ofDue(due).forEach(LoadRecorder::offered);
    }

    void accepted(long due, UUID order, long at) {
        open.increment();
        ofDue(due).forEach(recorder -> recorder.accepted(at - due));
        if (isMeasured(at)) {
            within.accepted(at - due);
        }
        if (pending.putIfAbsent(order, new Accepted(due)) instanceof Final result) {
            pending.remove(order);
            complete(due, result);
        }
    }

    void retried(long due) {
        ofDue(due).forEach(LoadRecorder::retried);
    }

    void failed(long due, String failure) {
        ofDue(due).forEach(recorder -> recorder.failed(failure));
        schedule.orderDone();
    }

    void finalized(UUID order, OrderOutcome outcome, long at) {
        var result = new Final(outcome, at);
        if (pending.putIfAbsent(order, result) instanceof Accepted accepted) {
            pending.remove(order);
            complete(accepted.due(), result);
        }
    }

    /** The number of accepted orders that are not final. */
    long open() {
        return open.sum();
    }

    private void complete(long due, Final result) {
        long took = result.at() - due;
        ofDue(due).forEach(recorder -> recorder.finalized(result.outcome(), took));
        if (isMeasured(result.at())) {
            within.finalized(result.outcome(), took);
        }
        open.decrement();
        schedule.orderDone();
    }

    /** Those that count an order with this due time. */
    private List<LoadRecorder> ofDue(long due) {
        return isMeasured(due) ? List.of(live, measured) : List.of(live);
    }

    private boolean isMeasured(long time) {
        return from <= time && time < to;
    }
}
