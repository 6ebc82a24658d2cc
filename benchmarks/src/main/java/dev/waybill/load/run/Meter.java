package dev.waybill.load.run;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Recorder;

/** Counts. Thread-safe, except that one thread at most may take readings. */
final class Meter {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(30);
    private static final int DIGITS = 3;

    private final LongAdder offered = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final Map<Ending, LongAdder> endings = new ConcurrentHashMap<>();
    private final Recorder http = new Recorder(LONGEST_MICROS, DIGITS);
    private final Recorder endToEnd = new Recorder(LONGEST_MICROS, DIGITS);

    void offered() {
        offered.increment();
    }

    void accepted(long nanos) {
        accepted.increment();
        record(http, nanos);
    }

    void failed(String how) {
        errors.computeIfAbsent(how, key -> new LongAdder()).increment();
    }

    void ended(Ending ending, long nanos) {
        endings.computeIfAbsent(ending, key -> new LongAdder()).increment();
        if (ending == Ending.COMPLETED) {
            record(endToEnd, nanos);
        }
    }

    /** What was counted since the last time. */
    Reading take() {
        return new Reading(
                offered.sumThenReset(),
                accepted.sumThenReset(),
                take(errors),
                take(endings),
                http.getIntervalHistogram(),
                endToEnd.getIntervalHistogram());
    }

    private static void record(Recorder recorder, long nanos) {
        recorder.recordValue(Math.clamp(nanos / 1_000, 0, LONGEST_MICROS));
    }

    private static <K extends Comparable<K>> Map<K, Long> take(Map<K, LongAdder> counts) {
        return counts.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, count -> count.getValue().sumThenReset(), Long::sum, TreeMap::new));
    }
}
