package dev.waybill.shipping.carrier;

import dev.waybill.events.ReasonCode;

/** What a carrier says to a parcel. Final: asked again, it says the same. */
public sealed interface Reply {

    record Taken() implements Reply {}

    record Refused(ReasonCode code) implements Reply {}
}
