package dev.waybill.payments.domain;

import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;

/** How a call to the gateway has ended. */
public sealed interface GatewayOutcome {

    /** Final: a repeated call for the same attempt gets the same outcome. */
    sealed interface Definite extends GatewayOutcome {}

    /** Booked. */
    record Accepted(PaymentReference reference) implements Definite {}

    /** Not booked. */
    record Refused(ReasonCode code) implements Definite {}

    /** Not booked, and the gateway refuses the attempt from now on. */
    record Abandoned() implements GatewayOutcome {}

    /** Booked or not: the call failed or timed out. */
    record Unknown() implements GatewayOutcome {}
}
