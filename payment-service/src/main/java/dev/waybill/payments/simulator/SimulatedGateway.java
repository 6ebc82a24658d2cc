package dev.waybill.payments.simulator;

import dev.waybill.messaging.MicroBatcher;
import dev.waybill.payments.domain.GatewayOutcome;
import dev.waybill.payments.domain.GatewayOutcome.Definite;
import dev.waybill.payments.domain.GatewayRequest;
import dev.waybill.payments.gateway.GatewayUnavailableException;
import dev.waybill.payments.gateway.PaymentGateway;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The simulated gateway as an adapter of the port. */
@Component
@ConditionalOnSimulator
class SimulatedGateway implements PaymentGateway, AutoCloseable {

    private final Ledger ledger;
    private final MicroBatcher<LedgerCommand, Definite> batcher;

    SimulatedGateway(Ledger ledger) {
        this.ledger = ledger;
        this.batcher = new MicroBatcher<>("gateway-simulator", 1, ledger::book);
    }

    @Override
    public Definite execute(GatewayRequest request) {
        return submit(new LedgerCommand(request, false));
    }

    @Override
    public Optional<Definite> query(GatewayRequest request) {
        try {
            return ledger.query(request);
        } catch (DataAccessException | TransactionException e) {
            throw new GatewayUnavailableException("the gateway's ledger cannot be read", e);
        }
    }

    @Override
    public Optional<Definite> abandon(GatewayRequest request) {
        Definite outcome = submit(new LedgerCommand(request, true));
        return Optional.of(outcome).filter(known -> !known.equals(new GatewayOutcome.Refused(Ledger.ABANDONED)));
    }

    private Definite submit(LedgerCommand command) {
        try {
            return batcher.submit(command).get();
        } catch (ExecutionException e) {
            throw new GatewayUnavailableException("the gateway could not book", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayUnavailableException("interrupted while waiting for the gateway", e);
        }
    }

    @Override
    public void close() {
        batcher.close();
    }
}
