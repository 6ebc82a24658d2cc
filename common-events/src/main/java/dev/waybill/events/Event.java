package dev.waybill.events;

/** A fact about one order, published by the service that owns it. */
public interface Event {

    OrderId orderId();
}
