package dev.waybill.orders.domain;

import static dev.waybill.orders.domain.ReturnStatus.COMPLETED;
import static dev.waybill.orders.domain.ReturnStatus.REFUNDED;
import static dev.waybill.orders.domain.ReturnStatus.REFUND_FAILED;
import static dev.waybill.orders.domain.ReturnStatus.RESTOCKED;
import static dev.waybill.orders.domain.ReturnStatus.RESTOCKED_UNPAID;

/** The transition table of returns. A trigger that is late, repeated or irrelevant leaves the status as it is. */
final class ReturnStateMachine {

    private ReturnStateMachine() {}

    static ReturnStatus next(ReturnStatus status, ReturnTrigger trigger) {
        return switch (trigger) {
            case ReturnTrigger.Arrived() -> status;
            case ReturnTrigger.Restocked() ->
                switch (status) {
                    case REQUESTED -> RESTOCKED;
                    case REFUNDED -> COMPLETED;
                    case REFUND_FAILED -> RESTOCKED_UNPAID;
                    case RESTOCKED, RESTOCKED_UNPAID, COMPLETED -> status;
                };
            case ReturnTrigger.Refunded() ->
                switch (status) {
                    case REQUESTED, REFUND_FAILED -> REFUNDED;
                    case RESTOCKED, RESTOCKED_UNPAID -> COMPLETED;
                    case REFUNDED, COMPLETED -> status;
                };
            case ReturnTrigger.RefundFailed _ ->
                switch (status) {
                    case REQUESTED -> REFUND_FAILED;
                    case RESTOCKED -> RESTOCKED_UNPAID;
                    case REFUNDED, REFUND_FAILED, RESTOCKED_UNPAID, COMPLETED -> status;
                };
        };
    }
}
