package dev.waybill.payments.simulator;

import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import dev.waybill.messaging.UuidV7;
import dev.waybill.payments.domain.Outcome;
import dev.waybill.payments.domain.Outcome.Definite;
import dev.waybill.payments.domain.Request;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Decides requests and books them, many at once in one transaction. Thread-safe, on any number of instances. */
@Component
@ConditionalOnSimulator
class Books {

    static final ReasonCode ABANDONED = new ReasonCode("abandoned");

    private static final int MOST_RACES = 5;

    private final GatewayDatabase database;
    private final BookTables tables;
    private final Clock clock;

    Books(GatewayDatabase database, BookTables tables, Clock clock) {
        this.database = database;
        this.tables = tables;
        this.clock = clock;
    }

    Optional<Definite> query(Request request) {
        return Optional.ofNullable(
                tables.decided(List.of(request.idempotencyKey())).get(request.idempotencyKey()));
    }

    /** The outcome of each command. */
    List<Definite> book(List<Command> commands) {
        for (int race = 1; ; race++) {
            try {
                return database.transaction().execute(_ -> decide(commands));
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                // Another instance was first with the same key or order: now its decision can be seen.
                if (race == MOST_RACES) {
                    throw e;
                }
            }
        }
    }

    private List<Definite> decide(List<Command> commands) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<OrderId, Account> accounts = tables.lockAccounts(
                commands.stream().map(command -> command.request().orderId()).toList());
        Map<String, Definite> outcomes =
                tables.decided(commands.stream().map(Command::key).toList());
        Map<OrderId, Account> changed = new HashMap<>();
        List<Decision> decisions = new ArrayList<>();
        for (Command command : commands) {
            Request request = command.request();
            if (outcomes.containsKey(command.key())) {
                continue;
            }
            Account before = accounts.getOrDefault(request.orderId(), Account.opened(request));
            Account.Entry entry = command.abandon()
                    ? new Account.Entry(before, new Outcome.Refused(ABANDONED))
                    : before.enter(request, new PaymentReference("sim_" + UuidV7.next()));
            accounts.put(request.orderId(), entry.after());
            changed.put(request.orderId(), entry.after());
            outcomes.put(command.key(), entry.outcome());
            decisions.add(new Decision(request, entry.outcome(), now));
        }
        tables.add(decisions);
        tables.put(changed.values());
        return commands.stream()
                .map(command -> Objects.requireNonNull(outcomes.get(command.key())))
                .toList();
    }
}
