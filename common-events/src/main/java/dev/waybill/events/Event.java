package dev.waybill.events;

/** A fact about one order, told by the service that owns it. */
public interface Event {

    OrderId orderId();
}
