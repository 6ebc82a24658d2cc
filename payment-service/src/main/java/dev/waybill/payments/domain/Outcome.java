package dev.waybill.payments.domain;

import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;

/** What came of asking the gateway. */
public sealed interface Outcome {

    /** The gateway's last word on an attempt: the same attempt asked again gets the same word. */
    sealed interface Definite extends Outcome {}

    /** Booked. */
    record Accepted(PaymentReference reference) implements Definite {}

    /** Not booked. */
    record Refused(ReasonCode code) implements Definite {}

    /** Not booked, and the gateway will refuse the attempt from now on. */
    record Abandoned() implements Outcome {}

    /** Booked or not, nobody knows: the call failed or took too long. */
    record Unknown() implements Outcome {}
}
