package dev.waybill.payments.simulator;

import dev.waybill.messaging.MicroBatcher;
import dev.waybill.payments.domain.Outcome;
import dev.waybill.payments.domain.Outcome.Definite;
import dev.waybill.payments.domain.Request;
import dev.waybill.payments.gateway.GatewayUnavailableException;
import dev.waybill.payments.gateway.PaymentGateway;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The simulated gateway behind the port. */
@Component
@ConditionalOnSimulator
class SimulatedGateway implements PaymentGateway, AutoCloseable {

    private final Books books;
    private final MicroBatcher<Command, Definite> desk;

    SimulatedGateway(Books books) {
        this.books = books;
        this.desk = new MicroBatcher<>("gateway-desk", 1, books::book);
    }

    @Override
    public Definite carryOut(Request request) {
        return submit(new Command(request, false));
    }

    @Override
    public Optional<Definite> query(Request request) {
        try {
            return books.query(request);
        } catch (DataAccessException | TransactionException e) {
            throw new GatewayUnavailableException("the gateway's books cannot be read", e);
        }
    }

    @Override
    public Optional<Definite> abandon(Request request) {
        Definite outcome = submit(new Command(request, true));
        return Optional.of(outcome).filter(known -> !known.equals(new Outcome.Refused(Books.ABANDONED)));
    }

    private Definite submit(Command command) {
        try {
            return desk.submit(command).get();
        } catch (ExecutionException e) {
            throw new GatewayUnavailableException("the gateway could not book", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayUnavailableException("nobody waits for the gateway any more", e);
        }
    }

    @Override
    public void close() {
        desk.close();
    }
}
