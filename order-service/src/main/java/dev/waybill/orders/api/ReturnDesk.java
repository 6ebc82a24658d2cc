package dev.waybill.orders.api;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.domain.Returnable;
import dev.waybill.orders.domain.Returns;
import dev.waybill.orders.messaging.Returning;
import dev.waybill.web.ConflictException;
import dev.waybill.web.InvalidRequestException;
import dev.waybill.web.Violations;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Accepts returns, once for each key, in one transaction. All requests for one order wait for its lock, so the key can
 * be kept with the return itself: for good, and scoped to the order.
 */
@Component
final class ReturnDesk {

    private final Returning returning;
    private final Returns returns;
    private final TransactionTemplate transaction;

    ReturnDesk(Returning returning, Returns returns, TransactionTemplate transaction) {
        this.returning = returning;
        this.returns = returns;
        this.transaction = transaction;
    }

    Return take(OrderId order, ReturnRequest request, @Nullable String key) {
        var violations = new Violations();
        List<WantedLine> wanted = request.check(violations);
        return transaction.execute(status -> {
            Returnable returnable = returning.lock(order).orElseThrow(OrderController::unknown);
            if (key != null && !violations.any()) {
                Optional<Return> first = returns.under(order, key);
                if (first.isPresent()) {
                    return repeated(first.get(), wanted);
                }
            }
            if (!returnable.isCompleted()) {
                throw new ConflictException("The order is %s; only what is COMPLETED can be returned."
                        .formatted(returnable.order().state().status()));
            }
            List<LineItem> lines = ReturnRequest.lines(wanted, returnable, violations);
            return returning.accept(returnable, lines, key);
        });
    }

    private static Return repeated(Return first, List<WantedLine> wanted) {
        if (!wanted.stream().map(WantedLine::unpriced).toList().equals(first.lines())) {
            throw new InvalidRequestException("The Idempotency-Key was used for another request.");
        }
        return first.asRequested();
    }
}
