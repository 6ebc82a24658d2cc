package dev.waybill.orders.saga;

import dev.waybill.orders.domain.Change;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
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

    void note(Order order, Change change) {
        if (change.status().isFinal()) {
            Timer timer = change.status() == OrderStatus.COMPLETED ? completed : cancelled;
            Duration taken = Duration.between(order.placedAt(), order.state().updatedAt());
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    timer.record(taken);
                }
            });
        }
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
