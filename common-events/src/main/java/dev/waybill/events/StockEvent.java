package dev.waybill.events;

/** What inventory-service tells. */
@EventTopic("inventory")
public sealed interface StockEvent extends Event
        permits StockReserved, StockRejected, StockReleased, StockCommitted, StockRestocked {}
