package dev.waybill.payments.gateway;

import dev.waybill.messaging.ClaimedTaskQueue;
import dev.waybill.messaging.MdcScope;
import dev.waybill.messaging.Worker;
import dev.waybill.payments.domain.Due;
import dev.waybill.payments.domain.Request;
import dev.waybill.payments.domain.Settled;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Carries out what is due: claims a chunk, asks the gateway for all of it at once, settles what came of it. A call that
 * takes long holds up nobody: it is settled with a later chunk. At every point a crash leads to the same request again,
 * once its claim has run out.
 */
class GatewayWorker {

    private static final Logger log = LoggerFactory.getLogger(GatewayWorker.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final Errands errands;
    private final Circuit circuit;
    private final PaymentProperties properties;
    private final Clock clock;
    private final Worker worker;
    private final Calls calls;
    private final ClaimedTaskQueue<Due> claims;
    private Instant looked = Instant.MIN;

    GatewayWorker(
            String name,
            Errands errands,
            GatewayCall call,
            Circuit circuit,
            PaymentProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.errands = errands;
        this.circuit = circuit;
        this.properties = properties;
        this.clock = clock;
        this.worker = new Worker(name, INTERVAL, this::step);
        // what is left of a claim has to do for the call and for settling it
        this.claims = new ClaimedTaskQueue<>(
                properties.claim().minus(properties.callLimit().multipliedBy(2)));
        this.calls = new Calls(call, PATIENCE, worker::wakeAfterCommit);
        Gauge.builder("waybill.gateway.in_flight", calls, Calls::inFlight)
                .tag("worker", name)
                .register(meters);
    }

    Worker worker() {
        return worker;
    }

    /** Whether more may be claimed for it before it asks for more itself. */
    boolean hasRoom() {
        return circuit.isClosed() && claims.waiting() + calls.inFlight() < properties.inFlight();
    }

    /** Calls for these, and for whatever else is due, once the current transaction has committed. */
    void callAfterCommit(List<Due> claimed) {
        claims.enqueueAfterCommit(claimed);
        worker.wakeAfterCommit();
    }

    /** @return whether there may be more to do at once */
    boolean step() {
        boolean more = settleFinished();
        int free = Math.min(properties.chunk(), properties.inFlight() - calls.inFlight());
        int room = circuit.room(free, calls.inFlight());
        if (room == 0) {
            return false;
        }
        List<Due> due = due(room);
        calls.start(due);
        more |= settleFinished();
        return more || due.size() == room;
    }

    /** What was handed over; if that is nothing, and in any case now and then, also what waits in the database. */
    private List<Due> due(int room) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Due> due = claims.poll(room);
        if (due.isEmpty() || looked.plus(INTERVAL).isBefore(now)) {
            looked = now;
            due.addAll(errands.claim(room - due.size(), now, properties.claim()));
        }
        return due;
    }

    /** Whether no call is under way and every outcome is settled. */
    boolean isIdle() {
        return calls.inFlight() == 0 && calls.finished().isEmpty();
    }

    private boolean settleFinished() {
        List<Settled> outcomes = calls.finished();
        if (outcomes.isEmpty()) {
            return false;
        }
        boolean more = settle(outcomes);
        calls.forget(outcomes);
        return more;
    }

    private boolean settle(List<Settled> outcomes) {
        try {
            return errands.settle(outcomes);
        } catch (DataIntegrityViolationException | IllegalArgumentException | IllegalStateException e) {
            if (outcomes.size() == 1) {
                Request request = outcomes.getFirst().request();
                try (var _ = MdcScope.of(request.orderId())) {
                    log.error("{} cannot be settled and will be asked for again", request.idempotencyKey(), e);
                }
                return false;
            }
            return outcomes.stream().map(one -> settle(List.of(one))).reduce(false, Boolean::logicalOr);
        }
    }
}
