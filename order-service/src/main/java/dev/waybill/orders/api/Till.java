package dev.waybill.orders.api;

import dev.waybill.messaging.EventTooLargeException;
import dev.waybill.messaging.MicroBatcher;
import dev.waybill.orders.api.Sale.Outcome;
import dev.waybill.orders.api.Sale.Refused;
import dev.waybill.orders.domain.OrderDetails;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where customers queue: those who come while others are served are served together, in one transaction. No more of them
 * wait than requests may be in flight. Thread-safe.
 */
@Component
final class Till implements AutoCloseable {

    /** So that a transaction that hangs does not hold up everybody. */
    static final int CLERKS = 2;

    private final Sale sale;
    private final TransactionTemplate transaction;
    private final MicroBatcher<Customer, Outcome> desk;

    Till(Sale sale, TransactionTemplate transaction) {
        this.sale = sale;
        this.transaction = transaction;
        this.desk = new MicroBatcher<>("till", CLERKS, this::sell);
    }

    /**
     * Waits for its turn and the outcome. Who is interrupted before the turn has come buys nothing; afterwards that cannot
     * be said.
     *
     * @throws RuntimeException if nothing was sold, or that cannot be said
     */
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

    private List<Outcome> sell(List<Customer> customers) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> sale.to(customers)));
        } catch (DataIntegrityViolationException | EventTooLargeException e) {
            // These two come before the commit, and one customer is to blame: the others shall not suffer for it.
            return customers.size() == 1 ? refuse(customers, e) : sellInHalves(customers);
        } catch (RuntimeException e) {
            return refuse(customers, e);
        }
    }

    private List<Outcome> sellInHalves(List<Customer> customers) {
        int half = customers.size() / 2;
        var outcomes = new ArrayList<>(sell(customers.subList(0, half)));
        outcomes.addAll(sell(customers.subList(half, customers.size())));
        return outcomes;
    }

    private static List<Outcome> refuse(List<Customer> customers, RuntimeException why) {
        return Collections.nCopies(customers.size(), new Refused(why));
    }
}
