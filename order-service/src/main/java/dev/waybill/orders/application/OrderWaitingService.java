package dev.waybill.orders.application;

import dev.waybill.events.Event;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.ShipmentEvent;
import dev.waybill.events.StockEvent;
import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.ConsumerProgress.Snapshot;
import dev.waybill.messaging.ConsumerProgress.Subscription;
import dev.waybill.orders.application.OrderWaiting.Cause;
import dev.waybill.orders.application.OrderWaiting.Item;
import dev.waybill.orders.domain.MissingStep;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.domain.SagaStep;
import dev.waybill.orders.persistence.OrderRepository;
import dev.waybill.orders.persistence.ReturnRepository;
import dev.waybill.orders.persistence.TimelineRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Says why an order waits: which steps are missing, and whether the consumer of each is behind. The broker is asked at most
 * once a second, however many orders are asked for. Thread-safe.
 */
@Service
public class OrderWaitingService {

    private static final String OWN_GROUP = "order-service";
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(1);
    private static final Duration MAX_AGE = Duration.ofMinutes(1);
    private static final int MAX_RETURNS = 200;
    private static final List<Subscription> SUBSCRIPTIONS = Arrays.stream(SagaStep.values())
            .map(OrderWaitingService::flow)
            .flatMap(Optional::stream)
            .flatMap(flow -> Stream.of(flow.request(), flow.answer()))
            .distinct()
            .toList();

    private final OrderRepository orders;
    private final TimelineRepository timelines;
    private final ReturnRepository returns;
    private final ConsumerProgress progress;
    private final OrderTimeoutProperties timeouts;
    private final Clock clock;
    private final Deque<Snapshot> recent = new ArrayDeque<>();
    private @Nullable Instant lastRead;

    OrderWaitingService(
            OrderRepository orders,
            TimelineRepository timelines,
            ReturnRepository returns,
            ConsumerProgress progress,
            OrderTimeoutProperties timeouts,
            Clock clock) {
        this.orders = orders;
        this.timelines = timelines;
        this.returns = returns;
        this.progress = progress;
        this.timeouts = timeouts;
        this.clock = clock;
    }

    /** Empty if there is no such order. */
    public Optional<OrderWaiting> explain(OrderId id) {
        return orders.findById(id).map(order -> {
            List<Return> newest =
                    order.status() == OrderStatus.COMPLETED ? returns.findNewest(id, null, MAX_RETURNS) : List.of();
            List<MissingStep> missing = MissingStep.of(order, timelines.findByOrder(id), newest);
            List<Snapshot> snapshots =
                    missing.stream().anyMatch(one -> flow(one.step()).isPresent()) ? snapshots() : List.of();
            return new OrderWaiting(
                    order,
                    missing.stream().map(one -> explain(order, one, snapshots)).toList(),
                    order.status() == OrderStatus.PENDING ? order.placedAt().plus(timeouts.sagaDeadlineAway()) : null);
        });
    }

    private static Item explain(Order order, MissingStep missing, List<Snapshot> snapshots) {
        Optional<Flow> flow = flow(missing.step());
        if (flow.isEmpty()) {
            return new Item(missing, null, Cause.OPERATOR, 0);
        }
        String participant = flow.get().request().group();
        if (snapshots.isEmpty()) {
            return new Item(missing, participant, Cause.UNKNOWN, 0);
        }
        Snapshot latest = snapshots.getLast();
        if (!latest.hasMembers(participant)) {
            return new Item(
                    missing,
                    participant,
                    Cause.PARTICIPANT_AWAY,
                    lag(latest, flow.get().request(), order));
        }
        boolean isOwnEvent = flow.get().request().eventType() == OrderEvent.class;
        List<Snapshot> marks = snapshots.stream()
                .filter(mark -> !mark.takenAt().isBefore(missing.since()))
                .filter(mark -> !isOwnEvent || !mark.publishedUntil().isBefore(missing.since()))
                .toList();
        if (marks.isEmpty()) {
            return new Item(missing, participant, Cause.NOT_PUBLISHED, 0);
        }
        if (!isProcessed(flow.get().request(), order, marks, latest)) {
            return new Item(
                    missing,
                    participant,
                    Cause.PARTICIPANT_BEHIND,
                    lag(latest, flow.get().request(), order));
        }
        if (!isProcessed(flow.get().answer(), order, marks, latest)) {
            return new Item(
                    missing,
                    participant,
                    Cause.ANSWER_NOT_CONSUMED,
                    lag(latest, flow.get().answer(), order));
        }
        return new Item(missing, participant, Cause.IN_PROGRESS, 0);
    }

    /** A busy consumer is never at the end of its topic, so that it is compared with earlier ends as well. */
    private static boolean isProcessed(Subscription subscription, Order order, List<Snapshot> marks, Snapshot latest) {
        return marks.stream()
                .anyMatch(mark -> latest.hasProcessed(subscription, order.orderId(), order.placedAt(), mark));
    }

    private static long lag(Snapshot latest, Subscription subscription, Order order) {
        return latest.lag(subscription, order.orderId(), order.placedAt());
    }

    /** The latest last; empty if the broker does not answer. */
    private synchronized List<Snapshot> snapshots() {
        Instant now = clock.instant();
        if (lastRead == null || Duration.between(lastRead, now).abs().compareTo(MIN_INTERVAL) >= 0) {
            recent.removeIf(old ->
                    old.takenAt().isBefore(now.minus(MAX_AGE)) || old.takenAt().isAfter(now));
            progress.read(SUBSCRIPTIONS).ifPresentOrElse(recent::add, recent::clear);
            lastRead = clock.instant(); // who has waited for this read needs no other, however long it took
        }
        return List.copyOf(recent);
    }

    /**
     * @param request what the participant consumes
     * @param answer what order-service consumes of it
     */
    private record Flow(Subscription request, Subscription answer) {}

    /** Empty if an operator has to act. */
    private static Optional<Flow> flow(SagaStep step) {
        return switch (step) {
            case STOCK_RESERVATION, STOCK_RELEASE -> flow("inventory-service", OrderEvent.class, StockEvent.class);
            case STOCK_COMMITMENT, RETURN_RESTOCKING ->
                flow("inventory-service", ShipmentEvent.class, StockEvent.class);
            case PAYMENT_AUTHORIZATION, PAYMENT_VOID, PAYMENT_REFUND, RETURN_REFUND ->
                flow("payment-service", OrderEvent.class, PaymentEvent.class);
            case PAYMENT_CAPTURE -> flow("payment-service", ShipmentEvent.class, PaymentEvent.class);
            case SHIPMENT_BOOKING, SHIPMENT_DISPATCH, SHIPMENT_CANCELLATION, RETURN_ARRIVAL ->
                flow("shipping-service", OrderEvent.class, ShipmentEvent.class);
            case CAPTURE_RETRY, REFUND_RETRY -> Optional.empty();
        };
    }

    private static Optional<Flow> flow(
            String participant, Class<? extends Event> requests, Class<? extends Event> answers) {
        return Optional.of(new Flow(new Subscription(participant, requests), new Subscription(OWN_GROUP, answers)));
    }
}
