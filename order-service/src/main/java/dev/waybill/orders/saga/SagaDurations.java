package dev.waybill.orders.saga;

import dev.waybill.orders.domain.Change;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How long orders take from placement to their end; counted once the end is committed. */
@Component
final class SagaDurations {

    private final Timer completed;
    private final Timer cancelled;

    SagaDurations(MeterRegistry meters) {
        completed = timer(meters, "completed");
        cancelled = timer(meters, "cancelled");
    }

    /** Notes which of these orders have just ended. */
    void note(List<Ended> ended) {
        if (ended.isEmpty()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ended.forEach(one -> timer(one.status()).record(one.taken()));
            }
        });
    }

    /** The end of an order. */
    record Ended(OrderStatus status, Duration taken) {

        static void collect(Order order, List<Change> changes, List<Ended> ended) {
            for (Change change : changes) {
                if (change.status().isFinal()) {
                    Duration taken =
                            Duration.between(order.placedAt(), order.state().updatedAt());
                    ended.add(new Ended(change.status(), taken));
                }
            }
        }
    }

    private Timer timer(OrderStatus status) {
        return status == OrderStatus.COMPLETED ? completed : cancelled;
    }

    private static Timer timer(MeterRegistry meters, String outcome) {
        return Timer.builder("waybill.saga.duration")
                .description("From an order's placement to its end")
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(5))
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(meters);
    }
}
