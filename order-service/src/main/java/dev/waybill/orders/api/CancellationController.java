package dev.waybill.orders.api;

import dev.waybill.events.OrderId;
import dev.waybill.orders.domain.CancellationAnswer;
import dev.waybill.orders.domain.CancellationAnswer.Accepted;
import dev.waybill.orders.domain.CancellationAnswer.TooLate;
import dev.waybill.orders.domain.Orders;
import dev.waybill.orders.messaging.Cancellation;
import dev.waybill.web.ConflictException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asking to cancel an order. */
@RestController
class CancellationController {

    private final Cancellation cancellation;
    private final Orders orders;
    private final TransactionTemplate transaction;

    CancellationController(Cancellation cancellation, Orders orders, TransactionTemplate transaction) {
        this.cancellation = cancellation;
        this.orders = orders;
        this.transaction = transaction;
    }

    @PostMapping(path = "/orders/{id}/cancellation", produces = "application/json")
    @ResponseStatus(HttpStatus.ACCEPTED)
    OrderView cancel(@PathVariable OrderId id) {
        CancellationAnswer answer =
                transaction.execute(status -> cancellation.request(id).orElseThrow(OrderController::unknown));
        return switch (answer) {
            // as it is once that is committed, because the transaction does not see what it writes
            case Accepted _ -> OrderView.of(orders.find(id).orElseThrow(OrderController::unknown));
            case TooLate() -> throw new ConflictException("The parcel has left; the order can no longer be cancelled.");
        };
    }
}
