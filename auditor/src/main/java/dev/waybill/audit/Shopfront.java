package dev.waybill.audit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What callers asked and were told, and the orders that came of it. */
public record Shopfront(List<Attempt> attempts, Map<UUID, Order> orders) {

    public Shopfront {
        attempts = List.copyOf(attempts);
        orders = Map.copyOf(orders);
    }

    /**
     * A request to place an order and what came back.
     *
     * @param request the body that was sent
     * @param status of the answer; 0 if there was none
     * @param order the id in the answer, if it was a 201
     */
    public record Attempt(
            String customer,
            @Nullable String idempotencyKey,
            String request,
            int status,
            String answer,
            @Nullable UUID order) {

        boolean isAccepted() {
            return status >= 200 && status < 300;
        }

        /** Whether nobody can know if it made an order. */
        boolean isUncertain() {
            return status == 0 || status >= 500;
        }
    }

    /**
     * An order as order-service shows it.
     *
     * @param path its states by version, as far as the timeline keeps them
     */
    public record Order(
            UUID id,
            String customer,
            String status,
            @Nullable String reason,
            Map<String, Integer> lines,
            BigDecimal total,
            long version,
            List<Step> path) {

        public Order {
            lines = Map.copyOf(lines);
            path = List.copyOf(path);
        }

        boolean isCancelled() {
            return status.equals("CANCELLED");
        }

        boolean isCompleted() {
            return status.equals("COMPLETED");
        }

        boolean isWaitingForMoney() {
            return status.equals("SHIPPED") && "CAPTURE_FAILED".equals(reason);
        }
    }

    public record Step(long version, String status) {}
}
