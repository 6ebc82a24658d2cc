package dev.waybill.payments.application;

import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import dev.waybill.payments.domain.GatewayOperation;
import dev.waybill.payments.domain.GatewayOutcome;
import dev.waybill.payments.domain.GatewayOutcome.Definite;
import dev.waybill.payments.domain.GatewayRequest;
import dev.waybill.payments.gateway.GatewayUnavailableException;
import dev.waybill.payments.gateway.PaymentGateway;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A gateway in memory that responds as a test requires. */
public final class ScriptedGateway implements PaymentGateway {

    /** How the gateway responds to a request: the connection may fail before or after it has booked. */
    interface Response {
        Definite execute(GatewayRequest request, Function<GatewayRequest, Definite> book);
    }

    static final Response BOOKS = (request, book) -> book.apply(request);

    static final Response FAILS_BEFORE_BOOKING = (request, book) -> {
        throw new GatewayUnavailableException("connection refused", null);
    };

    static final Response FAILS_AFTER_BOOKING = (request, book) -> {
        Definite unused = book.apply(request);
        throw new GatewayUnavailableException("connection reset", null);
    };

    private final Map<String, Definite> decided = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> booked = new CopyOnWriteArrayList<>();
    private volatile Response response = BOOKS;
    private volatile boolean unavailable;

    static Response refuses(GatewayOperation operation, String code) {
        return (request, book) -> request.operation() == operation && request.attempt() == 1
                ? new GatewayOutcome.Refused(new ReasonCode(code))
                : book.apply(request);
    }

    /** Only the calls for one order get the special response. */
    static Response only(OrderId order, Response special) {
        return (request, book) -> (request.orderId().equals(order) ? special : BOOKS).execute(request, book);
    }

    void respond(Response newResponse) {
        response = newResponse;
    }

    /** Fails every call, or none. */
    void unavailable(boolean isUnavailable) {
        unavailable = isUnavailable;
    }

    List<String> calls() {
        return calls;
    }

    List<String> booked() {
        return booked;
    }

    @Override
    public Definite execute(GatewayRequest request) {
        calls.add(request.idempotencyKey());
        failIfUnavailable();
        return response.execute(request, this::book);
    }

    @Override
    public Optional<Definite> query(GatewayRequest request) {
        failIfUnavailable();
        return Optional.ofNullable(decided.get(request.idempotencyKey()));
    }

    @Override
    public Optional<Definite> abandon(GatewayRequest request) {
        failIfUnavailable();
        Definite refused = new GatewayOutcome.Refused(new ReasonCode("abandoned"));
        return Optional.ofNullable(decided.putIfAbsent(request.idempotencyKey(), refused));
    }

    private Definite book(GatewayRequest request) {
        return decided.computeIfAbsent(request.idempotencyKey(), key -> {
            booked.add(key);
            return new GatewayOutcome.Accepted(new PaymentReference("ref-" + key));
        });
    }

    private void failIfUnavailable() {
        if (unavailable) {
            throw new GatewayUnavailableException("unavailable", null);
        }
    }
}
