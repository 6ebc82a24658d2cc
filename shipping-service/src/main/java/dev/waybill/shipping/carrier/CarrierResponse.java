package dev.waybill.shipping.carrier;

import dev.waybill.events.ReasonCode;

/** The carrier's answer to a handover. Final: a repeated call gets the same answer. */
public sealed interface CarrierResponse {

    record Accepted() implements CarrierResponse {}

    record Rejected(ReasonCode code) implements CarrierResponse {}
}
