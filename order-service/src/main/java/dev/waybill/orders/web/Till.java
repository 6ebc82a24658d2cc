package dev.waybill.orders.web;

import dev.waybill.messaging.Desk;
import dev.waybill.messaging.EventTooLargeException;
import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.orders.web.Sale.Outcome;
import dev.waybill.orders.web.Sale.Refused;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where customers queue: those who come while others are served are served together, in one transaction. Thread-safe. */
@Component
final class Till implements AutoCloseable {

    private final Sale sale;
    private final TransactionTemplate transaction;
    private final Desk<Customer, Outcome> desk;

    Till(Sale sale, TransactionTemplate transaction) {
        this.sale = sale;
        this.transaction = transaction;
        this.desk = new Desk<>("till", this::serve);
    }

    /** @throws RuntimeException if nothing was sold, or that cannot be said */
    OrderDetails serve(Customer customer) {
        var outcome = desk.submit(customer);
        try {
            return outcome.get().order();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            outcome.cancel(false);
            Thread.currentThread().interrupt();
            throw new CancellationException("the customer does not wait any more");
        }
    }

    @Override
    public void close() {
        desk.close();
    }

    private List<Outcome> serve(List<Customer> customers) {
        try {
            return transaction.execute(_ -> sale.to(customers));
        } catch (DataIntegrityViolationException | EventTooLargeException e) {
            // One of them is to blame, and nothing was committed: the others shall not suffer for it.
            return customers.size() == 1
                    ? List.of(new Refused(e))
                    : customers.stream()
                            .flatMap(each -> serve(List.of(each)).stream())
                            .toList();
        }
    }
}
