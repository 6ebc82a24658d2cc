package dev.waybill.orders.application;

import dev.waybill.orders.domain.SagaThroughput;
import dev.waybill.orders.domain.SagaThroughput.Step;
import dev.waybill.orders.persistence.SagaThroughputRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/** What instances share, as the database would keep it. */
final class InMemoryThroughput {

    private static final SagaThroughput NOTHING =
            new SagaThroughput(0, 0, 0, new Step(0, 0, Duration.ZERO), new Step(0, 0, Duration.ZERO));

    private final LongSupplier nanoTime;
    private final NavigableMap<Long, Map<Integer, SagaThroughput>> intervals = new TreeMap<>();
    private int instances;
    int exchanges;

    InMemoryThroughput(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    BiFunction<SagaThroughput, Long, List<SagaThroughputRepository.Interval>> forNewInstance() {
        int instance = instances++;
        return (own, after) -> exchange(instance, own, after);
    }

    private List<SagaThroughputRepository.Interval> exchange(int instance, SagaThroughput own, long after) {
        exchanges++;
        intervals
                .computeIfAbsent(number(Duration.ZERO), _ -> new HashMap<>())
                .merge(instance, own, InMemoryThroughput::sum);
        var complete = new ArrayList<SagaThroughputRepository.Interval>();
        long first = Math.max(after + 1, number(Duration.ZERO) - 10);
        long end = number(Duration.ofMillis(1_200));
        for (var interval : intervals.subMap(first, true, end, false).entrySet()) {
            SagaThroughput all = interval.getValue().values().stream().reduce(NOTHING, InMemoryThroughput::sum);
            int ownOffered = interval.getValue().getOrDefault(instance, NOTHING).offered();
            double share = all.offered() == 0 ? 0 : (double) ownOffered / all.offered();
            complete.add(new SagaThroughputRepository.Interval(interval.getKey(), all, share));
        }
        return complete;
    }

    private long number(Duration ago) {
        return (nanoTime.getAsLong() - ago.toNanos()) / SagaThroughputRepository.INTERVAL.toNanos();
    }

    private static SagaThroughput sum(SagaThroughput one, SagaThroughput other) {
        return new SagaThroughput(
                one.offered() + other.offered(),
                one.refused() + other.refused(),
                one.placed() + other.placed(),
                sum(one.stock(), other.stock()),
                sum(one.shipment(), other.shipment()));
    }

    private static Step sum(Step one, Step other) {
        return new Step(
                one.departed() + other.departed(),
                one.timed() + other.timed(),
                one.waited().plus(other.waited()));
    }
}
