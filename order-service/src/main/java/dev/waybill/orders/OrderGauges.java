package dev.waybill.orders;

import dev.waybill.messaging.Worker;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.Tallies;
import dev.waybill.orders.domain.Tally;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many orders are in which status, and how old the oldest on their way are. Counted beside, never while somebody
 * asks; counting what has ended takes at most a fiftieth of the time, however many there are.
 */
@Component
final class OrderGauges implements Worker.Step {

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);
    private static final int PAUSES_PER_COUNT = 50;

    private final Tallies tallies;
    private final Clock clock;
    private final Map<OrderStatus, Tally> known = new ConcurrentHashMap<>();
    private Instant nextCountOfEnded = Instant.MIN;

    OrderGauges(Tallies tallies, Clock clock, MeterRegistry meters) {
        this.tallies = tallies;
        this.clock = clock;
        for (OrderStatus status : OrderStatus.values()) {
            Gauge.builder("waybill.orders", () -> count(status))
                    .description("Orders by status")
                    .tag("status", status.name())
                    .register(meters);
            if (!status.isFinal()) {
                Gauge.builder("waybill.saga.oldest", () -> oldest(status))
                        .description("Age of the oldest order on its way")
                        .baseUnit("seconds")
                        .tag("status", status.name())
                        .register(meters);
            }
        }
    }

    @Override
    public boolean run() {
        learn(tallies.passing(), false);
        Instant before = clock.instant();
        if (!before.isBefore(nextCountOfEnded)) {
            learn(tallies.ended(), true);
            Instant after = clock.instant();
            Duration pause = Duration.between(before, after).multipliedBy(PAUSES_PER_COUNT);
            nextCountOfEnded = after.plus(pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE);
        }
        return false;
    }

    private void learn(List<Tally> counted, boolean ended) {
        for (OrderStatus status : OrderStatus.values()) {
            if (status.isFinal() == ended) {
                known.put(status, find(counted, status));
            }
        }
    }

    private static Tally find(List<Tally> counted, OrderStatus status) {
        return counted.stream()
                .filter(tally -> tally.status() == status)
                .findFirst()
                .orElseGet(() -> new Tally(status, 0, null));
    }

    private double count(OrderStatus status) {
        Tally tally = known.get(status);
        return tally == null ? Double.NaN : tally.count();
    }

    private double oldest(OrderStatus status) {
        Tally tally = known.get(status);
        @Nullable Instant oldest = tally == null ? null : tally.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }
}
