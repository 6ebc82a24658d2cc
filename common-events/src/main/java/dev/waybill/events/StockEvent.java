package dev.waybill.events;

/** The events that inventory-service publishes. */
@EventTopic("inventory")
public sealed interface StockEvent extends Event
        permits StockReserved, StockRejected, StockReleased, StockCommitted, StockRestocked {}
