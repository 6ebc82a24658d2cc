package dev.waybill.messaging.parcels;

import dev.waybill.events.Event;
import dev.waybill.events.OrderId;
import dev.waybill.events.Quantity;
import dev.waybill.events.Topic;
import dev.waybill.events.WireName;

@Topic("parcels")
public sealed interface ParcelEvent extends Event {

    @WireName("parcel.packed.v1")
    record Packed(OrderId orderId, Quantity quantity) implements ParcelEvent {

        public Packed {
            if (quantity == null) {
                throw new IllegalArgumentException("quantity is missing");
            }
        }
    }

    /** Of no concern to the tiny service. */
    @WireName("parcel.weighed.v1")
    record Weighed(OrderId orderId, Quantity quantity) implements ParcelEvent {}
}
