package dev.waybill.orders.messaging;

import dev.waybill.events.CancellationReason;
import dev.waybill.events.OrderCancellationRequested;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.OrderPersonalDataErased;
import dev.waybill.events.OrderPlaced;
import dev.waybill.events.OrderReturnCompleted;
import dev.waybill.events.OrderReturnRequested;

/** Describes order-service's own events for the timeline in one sentence each, without personal data. */
final class TimelineDescriptions {

    private TimelineDescriptions() {}

    static String of(OrderEvent event) {
        return switch (event) {
            case OrderPlaced placed -> "The order was placed for " + placed.price() + ".";
            case OrderConfirmed _ -> "The order is confirmed: stock is reserved and payment authorised.";
            case OrderCancellationRequested _ -> "The customer asked to cancel the order.";
            case OrderCancelled cancelled -> "The order was cancelled: " + describe(cancelled.reason()) + ".";
            case OrderCompleted _ -> "The order is complete.";
            case OrderReturnRequested requested -> "The customer returns items worth " + requested.money() + ".";
            case OrderReturnCompleted completed ->
                "The return is complete: the items are back in stock and " + completed.money() + " were refunded.";
            case OrderPersonalDataErased _ -> "The personal data of the order was erased.";
        };
    }

    private static String describe(CancellationReason reason) {
        return switch (reason) {
            case OUT_OF_STOCK -> "not everything is in stock";
            case PAYMENT_DECLINED -> "the payment was declined";
            case CUSTOMER_REQUEST -> "the customer asked for it";
            case TIMED_OUT -> "stock or payment did not answer in time";
            case SHIPPING_FAILED -> "it could not be shipped";
            case UNKNOWN -> throw new IllegalArgumentException("this service decides the reason");
        };
    }
}
