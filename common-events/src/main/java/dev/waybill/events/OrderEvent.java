package dev.waybill.events;

/** What order-service tells. */
@EventTopic("orders")
public sealed interface OrderEvent extends Event
        permits OrderPlaced,
                OrderConfirmed,
                OrderCancellationRequested,
                OrderCancelled,
                OrderCompleted,
                OrderReturnRequested,
                OrderReturnCompleted {}
