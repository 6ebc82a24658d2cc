package dev.waybill.load.run;

import static java.util.stream.Collectors.toMap;

import dev.waybill.load.report.OrderOutcome;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Recorder;

/** Counts orders and records latencies. Thread-safe, except that only one thread may call {@link #drain}. */
final class LoadRecorder {

    private static final long MAX_MICROS = TimeUnit.MINUTES.toMicros(30);
    private static final int SIGNIFICANT_DIGITS = 3;

    private final LongAdder offered = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final Map<OrderOutcome, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final Recorder http = new Recorder(MAX_MICROS, SIGNIFICANT_DIGITS);
    private final Recorder endToEnd = new Recorder(MAX_MICROS, SIGNIFICANT_DIGITS);

    void offered() {
        offered.increment();
    }

    void accepted(long nanos) {
        accepted.increment();
        record(http, nanos);
    }

    void retried() {
        retries.increment();
    }

    void failed(String failure) {
        errors.computeIfAbsent(failure, key -> new LongAdder()).increment();
    }

    void finalized(OrderOutcome outcome, long nanos) {
        outcomes.computeIfAbsent(outcome, key -> new LongAdder()).increment();
        if (outcome == OrderOutcome.COMPLETED) {
            record(endToEnd, nanos);
        }
    }

    /** Returns what was counted since the last call. */
    Counters drain() {
        return new Counters(
                offered.sumThenReset(),
                accepted.sumThenReset(),
                retries.sumThenReset(),
                drain(errors),
                drain(outcomes),
                http.getIntervalHistogram(),
                endToEnd.getIntervalHistogram());
    }

    private static void record(Recorder recorder, long nanos) {
        recorder.recordValue(Math.clamp(nanos / 1_000, 0, MAX_MICROS));
    }

    private static <K extends Comparable<K>> Map<K, Long> drain(Map<K, LongAdder> counts) {
        return counts.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, count -> count.getValue().sumThenReset(), Long::sum, TreeMap::new));
    }
}
