package dev.waybill.payments.domain;

import static dev.waybill.payments.domain.State.AUTHORIZING_THEN_VOID;
import static dev.waybill.payments.domain.State.DECLINED;
import static dev.waybill.payments.domain.State.RETURNING;

import dev.waybill.events.Amount;
import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentAuthorized;
import dev.waybill.events.PaymentCaptureFailed;
import dev.waybill.events.PaymentCaptured;
import dev.waybill.events.PaymentDeclined;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.PaymentRefunded;
import dev.waybill.events.PaymentVoided;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.SequencedAggregate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The payment of one order. Which state follows which is said in {@link Transitions}; here is what goes with it: the
 * task for the gateway, the books and the events. Changed only under its row lock; not thread-safe.
 */
public final class Payment implements SequencedAggregate {

    private static final ReasonCode ORDER_CLOSED = new ReasonCode("order_closed");
    private static final ReasonCode GATEWAY_UNAVAILABLE = new ReasonCode("gateway_unavailable");

    private final OrderId orderId;
    private final Snapshot stored;
    private State state;
    private long sequence;
    private @Nullable Terms terms;
    private Balance balance;
    private @Nullable PaymentReference authorization;
    private @Nullable ReasonCode code;
    private Task task;
    private Causes causes;

    private Payment(Snapshot from) {
        this.orderId = from.orderId();
        this.stored = from;
        this.state = from.state();
        this.sequence = from.sequence();
        this.terms = from.terms();
        this.balance = from.balance();
        this.authorization = from.authorization();
        this.code = from.code();
        this.task = from.task();
        this.causes = from.causes();
    }

    public static Payment unknown(OrderId orderId) {
        return new Payment(Snapshot.unknown(orderId));
    }

    public static Payment restore(Snapshot from) {
        return new Payment(from);
    }

    public Snapshot snapshot() {
        return new Snapshot(orderId, state, sequence, terms, balance, authorization, code, task, causes);
    }

    /** Whether it was not heard of before it was locked. */
    public boolean isNew() {
        return stored.state() == State.UNKNOWN;
    }

    public boolean hasChanged() {
        return !snapshot().equals(stored);
    }

    @Override
    public OrderId orderId() {
        return orderId;
    }

    public State state() {
        return state;
    }

    @Override
    public long nextSequence() {
        return ++sequence;
    }

    /** The order asks for its money; answered at once only if it is closed already. */
    public Optional<Answer<PaymentDeclined>> place(Terms asked, Causation cause, Instant now) {
        State next = Transitions.placed(state);
        if (next == state) {
            return Optional.empty();
        }
        state = next;
        terms = asked;
        causes = causes.now(cause);
        if (next == DECLINED) {
            return Optional.of(decline(ORDER_CLOSED));
        }
        task = Task.first(now);
        return Optional.empty();
    }

    /** The parcel has left: take the money, now or once it is authorised. */
    public void dispatch(Causation cause, Instant now) {
        follow(Transitions.dispatched(state), cause, now);
    }

    /** The order ends: give back what is held or taken. Answered at once if nothing was asked for yet. */
    public Optional<Answer<PaymentDeclined>> cancel(Causation cause, Instant now) {
        State next = Transitions.cancelled(state, task.asked());
        if (next == DECLINED && next != state) {
            state = next;
            return Optional.of(decline(ORDER_CLOSED));
        }
        follow(next, cause, now);
        return Optional.empty();
    }

    /** Tries a capture again that failed for good; false if there is none. It keeps the cause of the one before. */
    public boolean retryCapture(Instant now) {
        State next = Transitions.captureRetried(state);
        if (next == state) {
            return false;
        }
        state = next;
        code = null;
        task = task.anew(now);
        return true;
    }

    /**
     * Units come back that cost so much; rejected if that was not captured, or is promised already.
     *
     * @param promised what all refunds before it come to
     */
    public Refund giveBack(ReturnId id, Money money, BigDecimal promised, Causation cause, Instant now) {
        var part = new Terms(money, agreed().method());
        State next = Transitions.returned(state);
        BigDecimal all = promised.add(money.amount().value());
        if (next != RETURNING || !balance.covers(all) || !money.currency().equals(price().currency())) {
            return Refund.reject(id, orderId, part, cause);
        }
        state = next;
        return Refund.ask(id, orderId, part, authorization, cause, now);
    }

    /** So much of what was captured is back. */
    public void gaveBack(Money money) {
        balance = balance.refund(money.amount().value());
        state = Transitions.gaveBack(state, balance.isAllBack());
    }

    /** Whether the gateway is to be asked for something now. */
    public boolean isDue(Instant now) {
        Instant dueAt = task.dueAt();
        return dueAt != null && !dueAt.isAfter(now);
    }

    /** Claims what the gateway is to be asked for now. Nobody else gets it until that time; empty if nothing is due. */
    public Optional<Due> claim(Instant now, Instant until) {
        if (!isDue(now)) {
            return Optional.empty();
        }
        task = task.claimed(now, until);
        return due();
    }

    /** What the gateway is to be asked for, once it was claimed; empty if nothing is. */
    public Optional<Due> due() {
        Instant askedAt = task.askedAt();
        Terms agreed = terms;
        if (askedAt == null || agreed == null) {
            return Optional.empty();
        }
        return state.operation().map(operation -> {
            var request = new Request(orderId, operation, task.attempt(), agreed, authorization);
            return new Due(request, task.tries(), askedAt, state == AUTHORIZING_THEN_VOID, causes.forTelling());
        });
    }

    /** Takes note of what came of a request; empty if there is nothing to tell, or if the request is no longer the one. */
    public Optional<? extends Answer<?>> settle(Settled settled, Instant now) {
        Request request = settled.request();
        if (!state.awaits(request.operation()) || task.attempt() != request.attempt() || !task.asked()) {
            return Optional.empty();
        }
        return switch (settled.outcome()) {
            case Outcome.Accepted(PaymentReference reference) ->
                Optional.of(accepted(request.operation(), reference, now));
            case Outcome.Refused(ReasonCode why) -> refused(request.operation(), why, now);
            case Outcome.Abandoned _ when request.operation() == Operation.AUTHORIZATION -> Optional.of(abandoned());
            case Outcome.Abandoned _, Outcome.Unknown _ -> {
                task = task.later(now);
                yield Optional.empty();
            }
        };
    }

    private Answer<? extends PaymentEvent> accepted(Operation operation, PaymentReference reference, Instant now) {
        Money price = price();
        Amount amount = price.amount();
        Causation cause = causes.forTelling();
        PaymentEvent event = switch (operation) {
            case AUTHORIZATION -> {
                balance = balance.authorize(amount.value());
                authorization = reference;
                yield new PaymentAuthorized(orderId, amount, price.currency(), reference);
            }
            case CAPTURE -> {
                balance = balance.capture(amount.value());
                yield new PaymentCaptured(orderId, amount, price.currency(), reference);
            }
            case VOID -> new PaymentVoided(orderId, amount, price.currency(), reference);
            case REFUND -> {
                balance = balance.refund(amount.value());
                yield new PaymentRefunded(orderId, amount, price.currency(), reference);
            }
        };
        finish(Transitions.accepted(state), now);
        return new Answer<>(event, cause);
    }

    private Optional<? extends Answer<?>> refused(Operation operation, ReasonCode why, Instant now) {
        return switch (operation) {
            case AUTHORIZATION -> {
                state = Transitions.refused(state);
                yield Optional.of(decline(why));
            }
            case CAPTURE -> {
                Answer<PaymentCaptureFailed> answer = captureFailed(why);
                finish(Transitions.refused(state), now);
                yield Optional.of(answer);
            }
            case VOID, REFUND -> {
                task = task.anewLater(now);
                yield Optional.empty();
            }
        };
    }

    private Answer<PaymentDeclined> abandoned() {
        ReasonCode why = state == AUTHORIZING_THEN_VOID ? ORDER_CLOSED : GATEWAY_UNAVAILABLE;
        state = Transitions.refused(state);
        return decline(why);
    }

    private Answer<PaymentDeclined> decline(ReasonCode why) {
        code = why;
        task = task.done();
        Money price = price();
        return new Answer<>(new PaymentDeclined(orderId, price.amount(), price.currency(), why), causes.forTelling());
    }

    private Answer<PaymentCaptureFailed> captureFailed(ReasonCode why) {
        code = why;
        Money price = price();
        return new Answer<>(
                new PaymentCaptureFailed(orderId, price.amount(), price.currency(), why), causes.forTelling());
    }

    /** Something new is asked of the payment: at once, or once what is under way has ended. */
    private void follow(State next, Causation cause, Instant now) {
        if (next == state) {
            return;
        }
        Optional<Operation> due = next.operation();
        boolean atOnce = due.isPresent() && !due.equals(state.operation());
        causes = atOnce ? causes.now(cause) : causes.then(cause);
        if (atOnce) {
            task = Task.first(now);
        }
        state = next;
    }

    /** What was under way has ended; on with what follows, if anything does. A failed capture can be tried again. */
    private void finish(State next, Instant now) {
        state = next;
        if (next.operation().isPresent()) {
            causes = causes.advance();
            task = Task.first(now);
        } else {
            task = task.done();
        }
    }

    private Money price() {
        return agreed().price();
    }

    private Terms agreed() {
        return Objects.requireNonNull(terms, "a payment that is known only by its end has no terms");
    }
}
