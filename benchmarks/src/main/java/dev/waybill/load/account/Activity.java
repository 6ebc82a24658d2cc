package dev.waybill.load.account;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counters of a stack, by kind and by what they are counted for, such as a database, a topic or a thread. */
public record Activity(Map<Kind, Map<String, Double>> counters) {

    public static final Activity NONE = new Activity(Map.of());

    /** What is counted; its text is a heading. */
    public enum Kind {
        TRANSACTIONS("transactions, by database"),
        STATEMENTS("statements, by database"),
        STATEMENT_CALLS("calls of the most frequent statements, by database"),
        STATEMENT_MILLIS("ms in the slowest statements, by database"),
        ROWS("rows written, by database and operation"),
        LOG_BYTES("bytes of write-ahead log"),
        RECORDS("records, by topic"),
        DELIVERIES("events delivered, by consumer and result"),
        REQUESTS("requests to the broker, by client"),
        CONTEXT_SWITCHES("context switches, by process"),
        CPU_MILLIS("CPU-ms, by process and kind of thread");

        private final String heading;

        Kind(String heading) {
            this.heading = heading;
        }

        public String heading() {
            return heading;
        }
    }

    /** What was counted since. A counter that has become smaller, as threads have ended, counts from 0. */
    public Activity since(Activity before) {
        var difference = new EnumMap<Kind, Map<String, Double>>(Kind.class);
        counters.forEach((kind, now) -> {
            Map<String, Double> then = before.counters.getOrDefault(kind, Map.of());
            var grown = new TreeMap<String, Double>();
            now.forEach((name, count) -> {
                double earlier = then.getOrDefault(name, 0.0);
                grown.put(name, count < earlier ? count : count - earlier);
            });
            grown.values().removeIf(count -> count == 0);
            difference.put(kind, grown);
        });
        return new Activity(difference);
    }
}
