package dev.waybill.orders.api;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.orders.application.OrderWaiting;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.SagaStep;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why an order waits, as the API shows it: codes for programs, sentences for people. */
record OrderWaitingResponse(OrderId orderId, OrderStatus status, Instant statusSince, List<Item> items) {

    /**
     * @param summary what is missing and why, in one sentence
     * @param help what would help
     */
    record Item(
            SagaStep step,
            @Nullable String participant,
            @Nullable ReturnId returnId,
            Instant since,
            OrderWaiting.Cause cause,
            long lagRecords,
            String summary,
            String help) {}

    static OrderWaitingResponse of(OrderWaiting waiting) {
        return new OrderWaitingResponse(
                waiting.order().orderId(),
                waiting.order().status(),
                waiting.order().statusSince(),
                waiting.items().stream().map(item -> item(item, waiting)).toList());
    }

    private static Item item(OrderWaiting.Item item, OrderWaiting waiting) {
        return new Item(
                item.missing().step(),
                item.participant(),
                item.missing().returnId(),
                item.missing().since(),
                item.cause(),
                item.lag(),
                summary(item),
                help(item, waiting));
    }

    private static String summary(OrderWaiting.Item item) {
        String missing = missing(item.missing().step());
        return switch (item.cause()) {
            case OPERATOR -> missing + " It waits for an operator.";
            case NOT_PUBLISHED -> missing + " Its event is not published yet.";
            case PARTICIPANT_AWAY -> missing + " No instance of it consumes events.";
            case PARTICIPANT_BEHIND ->
                missing + " It has still to consume %s of the order's partition.".formatted(records(item.lag()));
            case ANSWER_NOT_CONSUMED ->
                missing + " order-service has still to consume %s of its answers.".formatted(records(item.lag()));
            case IN_PROGRESS -> missing + " It has consumed the event.";
            case UNKNOWN -> missing + " The broker does not say how far it is.";
        };
    }

    private static String missing(SagaStep step) {
        return switch (step) {
            case STOCK_RESERVATION -> "inventory-service has neither reserved nor refused the stock.";
            case PAYMENT_AUTHORIZATION -> "payment-service has neither authorised nor declined the payment.";
            case SHIPMENT_BOOKING -> "shipping-service has not booked the shipment.";
            case SHIPMENT_DISPATCH -> "shipping-service has not handed the parcel to the carrier.";
            case SHIPMENT_CANCELLATION -> "shipping-service has not answered whether the parcel can be stopped.";
            case PAYMENT_CAPTURE -> "payment-service has not captured the payment.";
            case CAPTURE_RETRY -> "The payment could not be captured.";
            case STOCK_COMMITMENT -> "inventory-service has not taken the units out of the stock.";
            case STOCK_RELEASE -> "inventory-service has not released the stock.";
            case PAYMENT_VOID -> "payment-service has not voided the payment.";
            case PAYMENT_REFUND -> "payment-service has not refunded the payment.";
            case RETURN_REFUND -> "payment-service has not refunded the returned units.";
            case REFUND_RETRY -> "The returned units could not be refunded.";
            case RETURN_ARRIVAL -> "shipping-service has no arrival of the returned units.";
            case RETURN_RESTOCKING -> "inventory-service has not put the returned units back in stock.";
        };
    }

    private static String help(OrderWaiting.Item item, OrderWaiting waiting) {
        String participant = item.participant();
        return switch (item.cause()) {
            case OPERATOR ->
                item.missing().step() == SagaStep.CAPTURE_RETRY
                        ? "Retry the capture, or close the payment by hand."
                        : "Retry the refund, or close it by hand.";
            case NOT_PUBLISHED ->
                "order-service publishes it by itself. If its outbox lag grows, see docs/runbooks/outbox-lag.md.";
            case PARTICIPANT_AWAY ->
                "Start %s. The order then goes on by itself.%s"
                        .formatted(
                                participant,
                                waiting.timesOutFrom() == null
                                        ? ""
                                        : " Without it the order is cancelled from %s on."
                                                .formatted(waiting.timesOutFrom()));
            case PARTICIPANT_BEHIND -> catchesUp(participant);
            case ANSWER_NOT_CONSUMED -> catchesUp("order-service");
            case IN_PROGRESS ->
                "If this takes longer than usual, check whether %s and whether the event is a dead letter of %s."
                        .formatted(partner(item.missing().step()), participant);
            case UNKNOWN -> "Bring the broker back, see docs/runbooks/kafka-broker-down.md.";
        };
    }

    private static String catchesUp(@Nullable String service) {
        return "%s catches up by itself. If its lag grows, see docs/runbooks/consumer-lag.md.".formatted(service);
    }

    private static String partner(SagaStep step) {
        return switch (step) {
            case PAYMENT_AUTHORIZATION, PAYMENT_CAPTURE, PAYMENT_VOID, PAYMENT_REFUND, RETURN_REFUND ->
                "the payment gateway answers";
            case SHIPMENT_DISPATCH, SHIPMENT_CANCELLATION -> "the carrier answers";
            case RETURN_ARRIVAL -> "the carrier has reported the arrival";
            case SHIPMENT_BOOKING,
                    STOCK_RESERVATION,
                    STOCK_COMMITMENT,
                    STOCK_RELEASE,
                    RETURN_RESTOCKING,
                    CAPTURE_RETRY,
                    REFUND_RETRY -> "it is healthy";
        };
    }

    private static String records(long count) {
        return count == 1 ? "one record" : count + " records";
    }
}
