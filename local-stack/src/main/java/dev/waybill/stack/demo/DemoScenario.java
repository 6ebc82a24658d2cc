package dev.waybill.stack.demo;

import static dev.waybill.stack.demo.DemoOrderRequest.GOOD_CARD;
import static dev.waybill.stack.demo.DemoOrderRequest.GOOD_POSTAL_CODE;
import static dev.waybill.stack.demo.DemoOrderRequest.ordinary;

import java.util.List;
import java.util.Optional;

/** The possible outcomes of an order, and how each is brought about. */
enum DemoScenario {
    COMPLETED("completed", mugs(), "COMPLETED", "shipment.dispatched", "payment.captured"),
    OUT_OF_STOCK("out of stock", ordinary("LAST-ONE", 2), "CANCELLED OUT_OF_STOCK", "stock.rejected"),
    DECLINED(
            "payment declined",
            mugs("pm_card_visa_chargeDeclined", GOOD_POSTAL_CODE),
            "CANCELLED PAYMENT_DECLINED",
            "payment.declined"),
    UNDELIVERABLE(
            "undeliverable",
            mugs(GOOD_CARD, "00000"),
            "CANCELLED SHIPPING_FAILED",
            "shipment.failed",
            "payment.voided",
            "stock.released"),
    CANCELLED_WHILE_CONFIRMED(
            "cancelled while confirmed",
            mugs(),
            "CANCELLED CUSTOMER_REQUEST",
            "order.confirmed",
            "shipment.cancelled",
            "payment.voided",
            "stock.released"),
    CAPTURE_RETRIED(
            "capture failed, retried",
            mugs("pm_sim_captureFails", GOOD_POSTAL_CODE),
            "COMPLETED",
            "payment.capture-failed",
            "payment.captured"),
    CANCELLED_WHILE_PENDING("cancelled while pending", mugs(), "CANCELLED CUSTOMER_REQUEST", "stock.released"),
    TIMED_OUT("timed out", mugs(), "CANCELLED TIMED_OUT", "stock.released");

    /** Scenarios that need all services, and those that need payment-service to be stopped. */
    static final List<DemoScenario> AT_ONCE =
            List.of(COMPLETED, OUT_OF_STOCK, DECLINED, UNDELIVERABLE, CANCELLED_WHILE_CONFIRMED, CAPTURE_RETRIED);

    static final List<DemoScenario> WITHOUT_PAYMENT = List.of(CANCELLED_WHILE_PENDING, TIMED_OUT);

    private final String title;
    private final DemoOrderRequest purchase;
    private final String ending;
    private final List<String> events;

    DemoScenario(String title, DemoOrderRequest purchase, String ending, String... events) {
        this.title = title;
        this.purchase = purchase;
        this.ending = ending;
        this.events = List.of(events);
    }

    private static DemoOrderRequest mugs() {
        return ordinary("MUG-WHITE", 2);
    }

    private static DemoOrderRequest mugs(String paymentMethod, String postalCode) {
        return new DemoOrderRequest("MUG-WHITE", 2, paymentMethod, postalCode);
    }

    String title() {
        return title;
    }

    DemoOrderRequest purchase() {
        return purchase;
    }

    /** The expected status and reason. */
    String ending() {
        return ending;
    }

    /** Whether the order has this outcome and all expected events. */
    boolean isReachedBy(DemoOrder order) {
        return order.ending().equals(ending) && events.stream().allMatch(order::hasSeen);
    }

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

    /** The next step of customer or shop in the order's present state. */
    Optional<Step> nextStep(DemoOrder order) {
        var status = order.status();
        return switch (this) {
            case CANCELLED_WHILE_CONFIRMED ->
                when(status.equals("CONFIRMED") && order.hasSeen("shipment.scheduled"), Step.CANCEL);
            case CANCELLED_WHILE_PENDING ->
                when(status.equals("PENDING") && order.hasSeen("stock.reserved"), Step.CANCEL);
            case CAPTURE_RETRIED -> when("CAPTURE_FAILED".equals(order.reason()), Step.RETRY_CAPTURE);
            case COMPLETED, OUT_OF_STOCK, DECLINED, UNDELIVERABLE, TIMED_OUT -> Optional.empty();
        };
    }

    private static Optional<Step> when(boolean due, Step step) {
        return due ? Optional.of(step) : Optional.empty();
    }
}
