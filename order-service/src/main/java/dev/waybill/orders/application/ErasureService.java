package dev.waybill.orders.application;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.waybill.events.CustomerId;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.ErasedOrders;
import dev.waybill.messaging.EventRetention;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.domain.Erasure;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.messaging.TransitionRecorder;
import dev.waybill.orders.persistence.ErasureRepository;
import dev.waybill.orders.persistence.OrderRepository;
import dev.waybill.orders.persistence.PersonalDataRepository;
import dev.waybill.orders.persistence.ReturnRepository;
import dev.waybill.web.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases the personal data of a customer's orders, and has the other services erase theirs: an event for each order is
 * published in the transaction that erases it here. Orders on their way are remembered, and erased by {@link #eraseDue}
 * once they are over. It works in batches that are committed one by one, so a request that is interrupted can be repeated.
 * Thread-safe.
 */
@Service
public class ErasureService implements ErasedOrders {

    private static final Logger log = LoggerFactory.getLogger(ErasureService.class);
    private static final int BATCH = 500;

    /** Well within the time limit of a request. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(8);

    private final OrderRepository orders;
    private final ReturnRepository returns;
    private final ErasureRepository erasures;
    private final PersonalDataRepository personalData;
    private final TransitionRecorder recorder;
    private final TransactionTemplate transaction;
    private final EventRetention retention;
    private final Clock clock;
    private final Counter erased;

    ErasureService(
            OrderRepository orders,
            ReturnRepository returns,
            ErasureRepository erasures,
            PersonalDataRepository personalData,
            TransitionRecorder recorder,
            TransactionTemplate transaction,
            EventRetention retention,
            Clock clock,
            MeterRegistry meters) {
        this.orders = orders;
        this.returns = returns;
        this.erasures = erasures;
        this.personalData = personalData;
        this.recorder = recorder;
        this.transaction = transaction;
        this.retention = retention;
        this.clock = clock;
        erased = Counter.builder("waybill.orders.erased")
                .description("Orders whose personal data was erased")
                .register(meters);
    }

    /**
     * Erases the data of all orders that the customer has placed until now and that are over, and remembers the others.
     *
     * @throws ProblemException 503 if there are too many orders for one request; what was done remains, and the request
     *     goes on when it is repeated
     */
    public ErasureResult erase(CustomerId customer) {
        Instant requested = clock.instant();
        Instant end = requested.plus(UuidV7.MAX_CLOCK_SKEW); // of an instance whose clock is ahead
        long startedAt = System.nanoTime();
        int done = 0;
        // In this order, in which an order moves on: one that does so meanwhile is met in its next status.
        for (OrderStatus status : OrderStatus.values()) {
            @Nullable OrderId last = null;
            List<OrderId> page;
            do {
                if (System.nanoTime() - startedAt > TIME_LIMIT.toNanos()) {
                    throw ProblemException.unavailable(
                            "The customer has more orders than can be erased at once; repeat the request to go on.",
                            Duration.ofSeconds(1));
                }
                page = orders.findWithoutErasure(customer, status, last, end, BATCH);
                done += eraseBatch(page);
                last = page.isEmpty() ? null : page.getLast();
            } while (page.size() == BATCH);
        }
        List<OrderId> pending = erasures.findPending(customer);
        log.info("Erased the personal data of {} orders of a customer; {} are not over yet", done, pending.size());
        Instant remains = pending.isEmpty() ? remainsUntil(customer, requested) : retention.endOf(requested);
        return new ErasureResult(done, pending, remains);
    }

    private Instant remainsUntil(CustomerId customer, Instant now) {
        return erasures.findLatest(customer).map(retention::endOf).orElse(now);
    }

    /**
     * Erases what is due since its order is over.
     *
     * @return whether there may be more
     */
    boolean eraseDue() {
        List<OrderId> due = erasures.findDue(BATCH);
        int done = eraseBatch(due);
        if (done > 0) {
            log.info("Erased the personal data of {} orders that are over", done);
        }
        return due.size() == BATCH;
    }

    private int eraseBatch(List<OrderId> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        int done = Objects.requireNonNull(transaction.execute(_ -> eraseLocked(ids)));
        erased.increment(done);
        return done;
    }

    /** The erasure of an order whose lock is held is requested by no other transaction. */
    private int eraseLocked(List<OrderId> ids) {
        Instant now = clock.instant();
        List<Order> locked = orders.lockAllById(ids);
        Set<OrderId> returning = returns.findOrdersWithOpenReturns(ids);
        Map<OrderId, Erasure> requested = erasures.lockAllById(ids).stream().collect(toMap(Erasure::getId, identity()));
        TransitionRecorder.Recording recording = recorder.begin();
        var ended = new ArrayList<OrderId>();
        for (Order order : locked) {
            OrderId id = order.orderId();
            requested
                    .computeIfAbsent(id, _ -> new Erasure(id, order.customerId(), now))
                    .complete(order, returning.contains(id), now)
                    .ifPresent(event -> {
                        recording.publish(order, event, Causation.fromRequest());
                        ended.add(id);
                    });
        }
        recording.save(locked);
        erasures.saveAllInBatch(requested.values());
        personalData.erase(ended);
        return ended.size();
    }

    @Override
    public Set<OrderId> among(Collection<OrderId> candidates) {
        return candidates.isEmpty() ? Set.of() : erasures.findErased(candidates);
    }
}
