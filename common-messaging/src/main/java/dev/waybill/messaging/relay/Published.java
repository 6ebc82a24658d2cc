package dev.waybill.messaging.relay;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many records of each topic have been acknowledged, repeats included. Thread-safe. */
final class Published {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String topic) {
        counts.computeIfAbsent(topic, name -> new LongAdder()).increment();
    }

    double of(String topic) {
        LongAdder count = counts.get(topic);
        return count == null ? 0 : count.sum();
    }
}
