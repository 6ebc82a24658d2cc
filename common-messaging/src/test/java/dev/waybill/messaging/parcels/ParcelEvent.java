package dev.waybill.messaging.parcels;

import dev.waybill.events.Event;
import dev.waybill.events.EventTopic;
import dev.waybill.events.EventType;
import dev.waybill.events.OrderId;
import dev.waybill.events.Quantity;

@EventTopic("parcels")
public sealed interface ParcelEvent extends Event {

    @EventType("parcel.packed.v1")
    record Packed(OrderId orderId, Quantity quantity) implements ParcelEvent {

        public Packed {
            if (quantity == null) {
                throw new IllegalArgumentException("quantity is missing");
            }
        }
    }

    /** Ignored by the test service. */
    @EventType("parcel.weighed.v1")
    record Weighed(OrderId orderId, Quantity quantity) implements ParcelEvent {}
}
