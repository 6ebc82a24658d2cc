package dev.waybill.events;

/** The events that order-service publishes. */
@EventTopic("orders")
public sealed interface OrderEvent extends Event
        permits OrderPlaced,
                OrderConfirmed,
                OrderCancellationRequested,
                OrderCancelled,
                OrderCompleted,
                OrderReturnRequested,
                OrderReturnCompleted,
                OrderPersonalDataErased {}
