package dev.waybill.payments.simulator;

import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import dev.waybill.messaging.UuidV7;
import dev.waybill.payments.domain.GatewayOutcome;
import dev.waybill.payments.domain.GatewayOutcome.Definite;
import dev.waybill.payments.domain.GatewayRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Decides requests and books them, a batch in one transaction. Thread-safe, on any number of instances. */
@Component
@ConditionalOnSimulator
class Ledger {

    static final ReasonCode ABANDONED = new ReasonCode("abandoned");

    private static final int MAX_CONFLICTS = 5;

    private final SimulatorDatabase database;
    private final LedgerRepository repository;
    private final Clock clock;

    Ledger(SimulatorDatabase database, LedgerRepository repository, Clock clock) {
        this.database = database;
        this.repository = repository;
        this.clock = clock;
    }

    Optional<Definite> query(GatewayRequest request) {
        return Optional.ofNullable(
                repository.decided(List.of(request.idempotencyKey())).get(request.idempotencyKey()));
    }

    /** The outcome of each command. */
    List<Definite> book(List<LedgerCommand> commands) {
        for (int conflicts = 1; ; conflicts++) {
            try {
                return database.transaction().execute(_ -> decide(commands));
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                // Another instance was first with the same key or order; its decision is visible now.
                if (conflicts == MAX_CONFLICTS) {
                    throw e;
                }
            }
        }
    }

    private List<Definite> decide(List<LedgerCommand> commands) {
        Instant now = clock.instant();
        Map<OrderId, LedgerAccount> accounts = repository.lockAccounts(
                commands.stream().map(command -> command.request().orderId()).toList());
        Map<String, Definite> outcomes =
                repository.decided(commands.stream().map(LedgerCommand::key).toList());
        Map<OrderId, LedgerAccount> changed = new HashMap<>();
        List<LedgerDecision> decisions = new ArrayList<>();
        for (LedgerCommand command : commands) {
            GatewayRequest request = command.request();
            if (outcomes.containsKey(command.key())) {
                continue;
            }
            LedgerAccount before = accounts.getOrDefault(request.orderId(), LedgerAccount.opened(request));
            LedgerAccount.Applied applied = command.abandon()
                    ? new LedgerAccount.Applied(before, new GatewayOutcome.Refused(ABANDONED))
                    : before.apply(request, new PaymentReference("sim_" + UuidV7.next()));
            accounts.put(request.orderId(), applied.after());
            changed.put(request.orderId(), applied.after());
            outcomes.put(command.key(), applied.outcome());
            decisions.add(new LedgerDecision(request, applied.outcome(), now));
        }
        repository.add(decisions);
        repository.put(changed.values());
        return commands.stream()
                .map(command -> Objects.requireNonNull(outcomes.get(command.key())))
                .toList();
    }
}
