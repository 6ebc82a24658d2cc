package dev.waybill.payments.gateway;

import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import dev.waybill.payments.domain.Operation;
import dev.waybill.payments.domain.Outcome;
import dev.waybill.payments.domain.Outcome.Definite;
import dev.waybill.payments.domain.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A gateway with a memory that behaves as a test wants it to. */
final class ScriptedGateway implements PaymentGateway {

    /** What is to happen to a request: the line may break before or after the gateway has booked. */
    interface Manners {
        Definite carryOut(Request request, Function<Request, Definite> book);
    }

    static final Manners WELL = (request, book) -> book.apply(request);

    static final Manners BREAKS_BEFORE = (request, book) -> {
        throw new GatewayUnavailableException("connection refused", null);
    };

    static final Manners BREAKS_AFTER = (request, book) -> {
        Definite unused = book.apply(request);
        throw new GatewayUnavailableException("connection reset", null);
    };

    private final Map<String, Definite> decided = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> booked = new CopyOnWriteArrayList<>();
    private volatile Manners manners = WELL;
    private volatile boolean away;

    static Manners refuses(Operation operation, String code) {
        return (request, book) -> request.operation() == operation && request.attempt() == 1
                ? new Outcome.Refused(new ReasonCode(code))
                : book.apply(request);
    }

    /** Only one order is treated in a special way. */
    static Manners only(OrderId order, Manners special) {
        return (request, book) -> (request.orderId().equals(order) ? special : WELL).carryOut(request, book);
    }

    void behave(Manners newManners) {
        manners = newManners;
    }

    /** Answers nothing at all, or everything again. */
    void away(boolean isAway) {
        away = isAway;
    }

    List<String> asked() {
        return asked;
    }

    List<String> booked() {
        return booked;
    }

    @Override
    public Definite carryOut(Request request) {
        asked.add(request.idempotencyKey());
        refuseIfAway();
        return manners.carryOut(request, this::book);
    }

    @Override
    public Optional<Definite> query(Request request) {
        refuseIfAway();
        return Optional.ofNullable(decided.get(request.idempotencyKey()));
    }

    @Override
    public Optional<Definite> abandon(Request request) {
        refuseIfAway();
        Definite refused = new Outcome.Refused(new ReasonCode("abandoned"));
        return Optional.ofNullable(decided.putIfAbsent(request.idempotencyKey(), refused));
    }

    private Definite book(Request request) {
        return decided.computeIfAbsent(request.idempotencyKey(), key -> {
            booked.add(key);
            return new Outcome.Accepted(new PaymentReference("ref-" + key));
        });
    }

    private void refuseIfAway() {
        if (away) {
            throw new GatewayUnavailableException("away", null);
        }
    }
}
