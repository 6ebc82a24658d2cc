package dev.waybill.orders.domain;

import static dev.waybill.orders.domain.ReturnStatus.COMPLETED;
import static dev.waybill.orders.domain.ReturnStatus.REFUNDED;
import static dev.waybill.orders.domain.ReturnStatus.REFUND_FAILED;
import static dev.waybill.orders.domain.ReturnStatus.RESTOCKED;
import static dev.waybill.orders.domain.ReturnStatus.RESTOCKED_UNPAID;

/** The transition table of returns. The same status again means: late, repeated or of no concern. */
final class ReturnTransitions {

    private ReturnTransitions() {}

    static ReturnStatus after(ReturnStatus status, ReturnSignal signal) {
        return switch (signal) {
            case ReturnSignal.Arrived() -> status;
            case ReturnSignal.Restocked() ->
                switch (status) {
                    case REQUESTED -> RESTOCKED;
                    case REFUNDED -> COMPLETED;
                    case REFUND_FAILED -> RESTOCKED_UNPAID;
                    case RESTOCKED, RESTOCKED_UNPAID, COMPLETED -> status;
                };
            case ReturnSignal.Refunded() ->
                switch (status) {
                    case REQUESTED, REFUND_FAILED -> REFUNDED;
                    case RESTOCKED, RESTOCKED_UNPAID -> COMPLETED;
                    case REFUNDED, COMPLETED -> status;
                };
            case ReturnSignal.RefundFailed _ ->
                switch (status) {
                    case REQUESTED -> REFUND_FAILED;
                    case RESTOCKED -> RESTOCKED_UNPAID;
                    case REFUNDED, REFUND_FAILED, RESTOCKED_UNPAID, COMPLETED -> status;
                };
        };
    }
}
