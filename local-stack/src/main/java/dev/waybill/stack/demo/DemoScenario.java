package dev.waybill.stack.demo;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The possible outcomes of an order, and how each is brought about. */
enum DemoScenario {
    COMPLETED(
            "completed",
            DemoOrderRequest.ordinary(),
            "COMPLETED",
            null,
            List.of("shipment.dispatched", "payment.captured")),
    OUT_OF_STOCK(
            "out of stock",
            DemoOrderRequest.ordinary().of("LAST-ONE", 2),
            "CANCELLED",
            "OUT_OF_STOCK",
            List.of("stock.rejected")),
    DECLINED(
            "payment declined",
            DemoOrderRequest.ordinary().paidWith("pm_card_visa_chargeDeclined"),
            "CANCELLED",
            "PAYMENT_DECLINED",
            List.of("payment.declined")),
    UNDELIVERABLE(
            "undeliverable",
            DemoOrderRequest.ordinary().sentTo("00000"),
            "CANCELLED",
            "SHIPPING_FAILED",
            List.of("shipment.failed", "payment.voided", "stock.released")),
    CANCELLED_WHILE_CONFIRMED(
            "cancelled while confirmed",
            DemoOrderRequest.ordinary(),
            "CANCELLED",
            "CUSTOMER_REQUEST",
            List.of("order.confirmed", "shipment.cancelled", "payment.voided", "stock.released")),
    CAPTURE_RETRIED(
            "capture failed, retried",
            DemoOrderRequest.ordinary().paidWith("pm_sim_captureFails"),
            "COMPLETED",
            null,
            List.of("payment.capture-failed", "payment.captured")),
    CANCELLED_WHILE_PENDING(
            "cancelled while pending",
            DemoOrderRequest.ordinary(),
            "CANCELLED",
            "CUSTOMER_REQUEST",
            List.of("stock.released")),
    TIMED_OUT("timed out", DemoOrderRequest.ordinary(), "CANCELLED", "TIMED_OUT", List.of("stock.released"));

    /** Scenarios that need all services, and those that need payment-service to be stopped. */
    static final List<DemoScenario> AT_ONCE =
            List.of(COMPLETED, OUT_OF_STOCK, DECLINED, UNDELIVERABLE, CANCELLED_WHILE_CONFIRMED, CAPTURE_RETRIED);

    static final List<DemoScenario> WITHOUT_PAYMENT = List.of(CANCELLED_WHILE_PENDING, TIMED_OUT);

    /** A request during the processing of an order. */
    enum Step {
        CANCEL("the customer cancels"),
        RETRY_CAPTURE("the shop retries the capture");

        private final String description;

        Step(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }

    private final String title;
    private final DemoOrderRequest purchase;
    private final String status;
    private final @Nullable String reason;
    private final List<String> events;

    DemoScenario(String title, DemoOrderRequest purchase, String status, @Nullable String reason, List<String> events) {
        this.title = title;
        this.purchase = purchase;
        this.status = status;
        this.reason = reason;
        this.events = events;
    }

    String title() {
        return title;
    }

    DemoOrderRequest purchase() {
        return purchase;
    }

    String expected() {
        return reason == null ? status : status + " " + reason;
    }

    /** Whether the order has this outcome and all expected events. */
    boolean isReachedBy(DemoOrder order) {
        return order.ending().equals(expected()) && events.stream().allMatch(order::hasSeen);
    }

    /** The next step of customer or shop in the order's present state. */
    Optional<Step> nextStep(DemoOrder order) {
        return switch (this) {
            case CANCELLED_WHILE_CONFIRMED ->
                when(order.status().equals("CONFIRMED") && order.hasSeen("shipment.scheduled"), Step.CANCEL);
            case CANCELLED_WHILE_PENDING ->
                when(order.status().equals("PENDING") && order.hasSeen("stock.reserved"), Step.CANCEL);
            case CAPTURE_RETRIED -> when("CAPTURE_FAILED".equals(order.reason()), Step.RETRY_CAPTURE);
            case COMPLETED, OUT_OF_STOCK, DECLINED, UNDELIVERABLE, TIMED_OUT -> Optional.empty();
        };
    }

    private static Optional<Step> when(boolean due, Step step) {
        return due ? Optional.of(step) : Optional.empty();
    }
}
