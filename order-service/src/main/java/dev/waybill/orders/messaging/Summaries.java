package dev.waybill.orders.messaging;

import dev.waybill.events.CancellationReason;
import dev.waybill.events.OrderCancellationRequested;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.OrderPlaced;
import dev.waybill.events.OrderReturnCompleted;
import dev.waybill.events.OrderReturnRequested;

/** Order-service's own events in one sentence each, without personal data. */
final class Summaries {

    private Summaries() {}

    static String of(OrderEvent event) {
        return switch (event) {
            case OrderPlaced placed -> "The order was placed for " + placed.price() + ".";
            case OrderConfirmed confirmed -> "The order is confirmed: stock is reserved and payment authorised.";
            case OrderCancellationRequested requested -> "The customer asked to cancel the order.";
            case OrderCancelled cancelled -> "The order was cancelled: " + why(cancelled.reason()) + ".";
            case OrderCompleted completed -> "The order is complete.";
            case OrderReturnRequested requested ->
                "The customer sends items back that are worth " + requested.money() + ".";
            case OrderReturnCompleted completed ->
                "The returned items are back in stock, and " + completed.money() + " with the customer.";
        };
    }

    private static String why(CancellationReason reason) {
        return switch (reason) {
            case OUT_OF_STOCK -> "not everything is in stock";
            case PAYMENT_DECLINED -> "the payment was declined";
            case CUSTOMER_REQUEST -> "the customer asked for it";
            case TIMED_OUT -> "stock or payment did not answer in time";
            case SHIPPING_FAILED -> "it could not be shipped";
        };
    }
}
