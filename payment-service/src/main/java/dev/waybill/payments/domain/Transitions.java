package dev.waybill.payments.domain;

import static dev.waybill.payments.domain.State.AUTHORIZED;
import static dev.waybill.payments.domain.State.AUTHORIZING;
import static dev.waybill.payments.domain.State.AUTHORIZING_THEN_CAPTURE;
import static dev.waybill.payments.domain.State.AUTHORIZING_THEN_VOID;
import static dev.waybill.payments.domain.State.CAPTURED;
import static dev.waybill.payments.domain.State.CAPTURE_FAILED;
import static dev.waybill.payments.domain.State.CAPTURING;
import static dev.waybill.payments.domain.State.CAPTURING_THEN_REFUND;
import static dev.waybill.payments.domain.State.CLOSED;
import static dev.waybill.payments.domain.State.DECLINED;
import static dev.waybill.payments.domain.State.DISPATCHED;
import static dev.waybill.payments.domain.State.REFUNDED;
import static dev.waybill.payments.domain.State.REFUNDING;
import static dev.waybill.payments.domain.State.RETURNING;
import static dev.waybill.payments.domain.State.VOIDED;
import static dev.waybill.payments.domain.State.VOIDING;

/** The state machine: every state and everything that can come to it. The same state again means: nothing to do. */
final class Transitions {

    private Transitions() {}

    static State placed(State state) {
        return switch (state) {
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
                    VOIDING,
                    VOIDED,
                    REFUNDING,
                    REFUNDED,
                    RETURNING -> state;
        };
    }

    static State dispatched(State state) {
        return switch (state) {
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
                    VOIDING,
                    VOIDED,
                    REFUNDING,
                    REFUNDED,
                    RETURNING -> state;
        };
    }

    /** @param asked whether the gateway may have been asked for what the state waits for */
    static State cancelled(State state, boolean asked) {
        return switch (state) {
            case UNKNOWN, DISPATCHED -> CLOSED;
            case AUTHORIZING, AUTHORIZING_THEN_CAPTURE -> asked ? AUTHORIZING_THEN_VOID : DECLINED;
            case AUTHORIZED, CAPTURE_FAILED -> VOIDING;
            case CAPTURING -> CAPTURING_THEN_REFUND;
            case CAPTURED -> REFUNDING;
            case CLOSED,
                    AUTHORIZING_THEN_VOID,
                    DECLINED,
                    CAPTURING_THEN_REFUND,
                    VOIDING,
                    VOIDED,
                    REFUNDING,
                    REFUNDED,
                    RETURNING -> state;
        };
    }

    static State accepted(State state) {
        return switch (state) {
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
                    VOIDED,
                    REFUNDED,
                    RETURNING -> state;
        };
    }

    /** A void or a refund has to succeed in the end: refused, it is asked for again. */
    static State refused(State state) {
        return switch (state) {
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
                    VOIDED,
                    REFUNDED,
                    RETURNING -> state;
        };
    }

    static State captureRetried(State state) {
        return state == CAPTURE_FAILED ? CAPTURING : state;
    }

    /** Units come back. Only what was captured can be given back for them, which is what RETURNING says. */
    static State returned(State state) {
        return state == CAPTURED ? RETURNING : state;
    }

    /** Some of what was captured is back. */
    static State gaveBack(State state, boolean allIsBack) {
        return state == RETURNING && allIsBack ? REFUNDED : state;
    }
}
