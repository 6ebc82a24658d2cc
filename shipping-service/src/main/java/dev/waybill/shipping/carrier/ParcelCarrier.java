package dev.waybill.shipping.carrier;

import dev.waybill.events.OrderId;
import dev.waybill.shipping.domain.Booking;
import dev.waybill.shipping.domain.Parcel;

/** A company that carries parcels. Implementations are thread-safe. */
public interface ParcelCarrier {

    /** Books from a stock of tracking numbers kept here, so without a call; the same order gets the same booking. */
    Booking book(OrderId orderId);

    /**
     * Hands a parcel over. Doing it again for the same order hands nothing over twice and gets the same reply. Ends early
     * if interrupted.
     *
     * @throws CarrierUnavailableException if it is not known whether the carrier has the parcel
     */
    Reply handOver(Parcel parcel);
}
