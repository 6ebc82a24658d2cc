package dev.waybill.shipping.carrier;

import dev.waybill.events.OrderId;
import dev.waybill.shipping.domain.Booking;
import dev.waybill.shipping.domain.HandoverRequest;

/** A parcel carrier. Implementations are thread-safe. */
public interface CarrierClient {

    /** The name of the circuit breaker and, in traces, of the partner. */
    String PARTNER = "carrier";

    /** Assigns a tracking number from a range kept here, without a call. The same order always gets the same booking. */
    Booking book(OrderId orderId);

    /**
     * Hands a parcel over to the carrier. Idempotent: repeated calls for one order hand over one parcel and get the same
     * response. Returns early if interrupted.
     *
     * @throws CarrierUnavailableException if it is unknown whether the carrier has the parcel
     */
    CarrierResponse handOver(HandoverRequest request);
}
