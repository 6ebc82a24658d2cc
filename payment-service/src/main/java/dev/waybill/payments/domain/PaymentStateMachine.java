package dev.waybill.payments.domain;

import static dev.waybill.payments.domain.PaymentStatus.AUTHORIZED;
import static dev.waybill.payments.domain.PaymentStatus.AUTHORIZING;
import static dev.waybill.payments.domain.PaymentStatus.AUTHORIZING_THEN_CAPTURE;
import static dev.waybill.payments.domain.PaymentStatus.AUTHORIZING_THEN_VOID;
import static dev.waybill.payments.domain.PaymentStatus.CAPTURED;
import static dev.waybill.payments.domain.PaymentStatus.CAPTURE_FAILED;
import static dev.waybill.payments.domain.PaymentStatus.CAPTURING;
import static dev.waybill.payments.domain.PaymentStatus.CAPTURING_THEN_REFUND;
import static dev.waybill.payments.domain.PaymentStatus.CLOSED;
import static dev.waybill.payments.domain.PaymentStatus.DECLINED;
import static dev.waybill.payments.domain.PaymentStatus.DISPATCHED;
import static dev.waybill.payments.domain.PaymentStatus.REFUNDED;
import static dev.waybill.payments.domain.PaymentStatus.REFUNDING;
import static dev.waybill.payments.domain.PaymentStatus.RETURNING;
import static dev.waybill.payments.domain.PaymentStatus.SETTLED_MANUALLY;
import static dev.waybill.payments.domain.PaymentStatus.UNKNOWN;
import static dev.waybill.payments.domain.PaymentStatus.VOIDED;
import static dev.waybill.payments.domain.PaymentStatus.VOIDING;

/** The transition table of {@link PaymentStatus}: every status and every trigger. The same status again means no change. */
final class PaymentStateMachine {

    private PaymentStateMachine() {}

    static PaymentStatus placed(PaymentStatus status) {
        return switch (status) {
            case UNKNOWN -> AUTHORIZING;
            case DISPATCHED -> AUTHORIZING_THEN_CAPTURE;
            case CLOSED -> DECLINED;
            case AUTHORIZING,
                    AUTHORIZING_THEN_CAPTURE,
                    AUTHORIZING_THEN_VOID,
                    AUTHORIZED,
                    DECLINED,
                    CAPTURING,
                    CAPTURING_THEN_REFUND,
                    CAPTURED,
                    CAPTURE_FAILED,
                    SETTLED_MANUALLY,
                    VOIDING,
                    VOIDED,
                    REFUNDING,
                    REFUNDED,
                    RETURNING -> status;
        };
    }

    static PaymentStatus dispatched(PaymentStatus status) {
        return switch (status) {
            case UNKNOWN -> DISPATCHED;
            case AUTHORIZING -> AUTHORIZING_THEN_CAPTURE;
            case AUTHORIZED -> CAPTURING;
            case CLOSED,
                    DISPATCHED,
                    AUTHORIZING_THEN_CAPTURE,
                    AUTHORIZING_THEN_VOID,
                    DECLINED,
                    CAPTURING,
                    CAPTURING_THEN_REFUND,
                    CAPTURED,
                    CAPTURE_FAILED,
                    SETTLED_MANUALLY,
                    VOIDING,
                    VOIDED,
                    REFUNDING,
                    REFUNDED,
                    RETURNING -> status;
        };
    }

    /** @param asked whether the gateway may have received the request that the status waits for */
    static PaymentStatus cancelled(PaymentStatus status, boolean asked) {
        return switch (status) {
            case UNKNOWN, DISPATCHED -> CLOSED;
            case AUTHORIZING, AUTHORIZING_THEN_CAPTURE -> asked ? AUTHORIZING_THEN_VOID : DECLINED;
            case AUTHORIZED, CAPTURE_FAILED -> VOIDING;
            case CAPTURING -> CAPTURING_THEN_REFUND;
            case CAPTURED -> REFUNDING;
            case CLOSED,
                    AUTHORIZING_THEN_VOID,
                    DECLINED,
                    CAPTURING_THEN_REFUND,
                    SETTLED_MANUALLY,
                    VOIDING,
                    VOIDED,
                    REFUNDING,
                    REFUNDED,
                    RETURNING -> status;
        };
    }

    /** Only of an order that is over: one that is unknown here was cancelled. */
    static PaymentStatus personalDataErased(PaymentStatus status) {
        return status == UNKNOWN ? CLOSED : status;
    }

    static PaymentStatus accepted(PaymentStatus status) {
        return switch (status) {
            case AUTHORIZING -> AUTHORIZED;
            case AUTHORIZING_THEN_CAPTURE -> CAPTURING;
            case AUTHORIZING_THEN_VOID -> VOIDING;
            case CAPTURING -> CAPTURED;
            case CAPTURING_THEN_REFUND -> REFUNDING;
            case VOIDING -> VOIDED;
            case REFUNDING -> REFUNDED;
            case UNKNOWN,
                    CLOSED,
                    DISPATCHED,
                    AUTHORIZED,
                    DECLINED,
                    CAPTURED,
                    CAPTURE_FAILED,
                    SETTLED_MANUALLY,
                    VOIDED,
                    REFUNDED,
                    RETURNING -> status;
        };
    }

    /** A void or a refund has to succeed in the end: if it is refused, it is attempted again. */
    static PaymentStatus refused(PaymentStatus status) {
        return switch (status) {
            case AUTHORIZING, AUTHORIZING_THEN_CAPTURE, AUTHORIZING_THEN_VOID -> DECLINED;
            case CAPTURING -> CAPTURE_FAILED;
            case CAPTURING_THEN_REFUND -> VOIDING;
            case VOIDING,
                    REFUNDING,
                    UNKNOWN,
                    CLOSED,
                    DISPATCHED,
                    AUTHORIZED,
                    DECLINED,
                    CAPTURED,
                    CAPTURE_FAILED,
                    SETTLED_MANUALLY,
                    VOIDED,
                    REFUNDED,
                    RETURNING -> status;
        };
    }

    static PaymentStatus captureRetried(PaymentStatus status) {
        return status == CAPTURE_FAILED ? CAPTURING : status;
    }

    static PaymentStatus settledManually(PaymentStatus status) {
        return status == CAPTURE_FAILED ? SETTLED_MANUALLY : status;
    }

    /** A return is to be refunded. Only a captured payment can be, and becomes RETURNING. */
    static PaymentStatus refundRequested(PaymentStatus status) {
        return status == CAPTURED ? RETURNING : status;
    }

    /** A part of the captured amount has been refunded. */
    static PaymentStatus refundRecorded(PaymentStatus status, boolean fullyRefunded) {
        return status == RETURNING && fullyRefunded ? REFUNDED : status;
    }
}
