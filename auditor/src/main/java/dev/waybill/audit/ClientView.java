package dev.waybill.audit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The requests of clients with their responses, and the orders as clients see them. */
public record ClientView(List<Attempt> attempts, Map<UUID, Order> orders) {

    /**
     * A request to place an order, and its response.
     *
     * @param request the request's body
     * @param status of the response; 0 if there was none
     * @param answer the response's body
     * @param order the id in the response, if it was a 201
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

        /** Whether the client cannot know if an order was created. */
        boolean isUncertain() {
            return status == 0 || status >= 500;
        }
    }

    /**
     * An order as order-service returns it.
     *
     * @param path its statuses by version, as the timeline has them
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

        boolean isCancelled() {
            return status.equals("CANCELLED");
        }

        boolean isCompleted() {
            return status.equals("COMPLETED");
        }

        boolean isAwaitingPayment() {
            return status.equals("SHIPPED") && "CAPTURE_FAILED".equals(reason);
        }
    }

    public record Step(long version, String status) {}
}
