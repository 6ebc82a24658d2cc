package dev.waybill.events;

/** What order-service tells. */
@Topic("orders")
public sealed interface OrderEvent extends Event
        permits OrderPlaced,
                OrderConfirmed,
                OrderCancellationRequested,
                OrderCancelled,
                OrderCompleted,
                OrderReturnRequested,
                OrderReturnCompleted {}
