package dev.waybill.orders.domain;

import static dev.waybill.orders.domain.SagaStep.CAPTURE_RETRY;
import static dev.waybill.orders.domain.SagaStep.PAYMENT_AUTHORIZATION;
import static dev.waybill.orders.domain.SagaStep.PAYMENT_CAPTURE;
import static dev.waybill.orders.domain.SagaStep.PAYMENT_REFUND;
import static dev.waybill.orders.domain.SagaStep.PAYMENT_VOID;
import static dev.waybill.orders.domain.SagaStep.REFUND_RETRY;
import static dev.waybill.orders.domain.SagaStep.RETURN_ARRIVAL;
import static dev.waybill.orders.domain.SagaStep.RETURN_REFUND;
import static dev.waybill.orders.domain.SagaStep.RETURN_RESTOCKING;
import static dev.waybill.orders.domain.SagaStep.SHIPMENT_BOOKING;
import static dev.waybill.orders.domain.SagaStep.SHIPMENT_CANCELLATION;
import static dev.waybill.orders.domain.SagaStep.SHIPMENT_DISPATCH;
import static dev.waybill.orders.domain.SagaStep.STOCK_COMMITMENT;
import static dev.waybill.orders.domain.SagaStep.STOCK_RELEASE;
import static dev.waybill.orders.domain.SagaStep.STOCK_RESERVATION;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.OrderReturnRequested;
import dev.waybill.events.PaymentAuthorized;
import dev.waybill.events.PaymentCaptureFailed;
import dev.waybill.events.PaymentCaptured;
import dev.waybill.events.PaymentDeclined;
import dev.waybill.events.PaymentRefunded;
import dev.waybill.events.PaymentReturnRefundFailed;
import dev.waybill.events.PaymentVoided;
import dev.waybill.events.ReturnId;
import dev.waybill.events.ShipmentDispatched;
import dev.waybill.events.ShipmentReturnArrived;
import dev.waybill.events.ShipmentScheduled;
import dev.waybill.events.StockCommitted;
import dev.waybill.events.StockRejected;
import dev.waybill.events.StockReleased;
import dev.waybill.events.StockReserved;
import dev.waybill.messaging.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step that an order or one of its returns waits for.
 *
 * @param since when the event that the step answers was published
 * @param returnId of the return that waits; null if the order itself does
 */
public record MissingStep(
        SagaStep step, Instant since, @Nullable ReturnId returnId) {

    /**
     * All that the order waits for, which may be something after its end: the release of its stock, or its returns.
     *
     * @param timeline of the order
     * @param returns the newest returns of the order, the newest first
     */
    public static List<MissingStep> of(Order order, List<TimelineEvent> timeline, List<Return> returns) {
        var received = new Received(timeline);
        var missing = new ArrayList<MissingStep>();
        switch (order.status()) {
            case PENDING -> addAnswers(order, received, missing);
            case CONFIRMED -> {
                Optional<Instant> booked = received.at(ShipmentScheduled.class);
                add(
                        booked.isPresent() ? SHIPMENT_DISPATCH : SHIPMENT_BOOKING,
                        booked.orElse(order.statusSince()),
                        missing);
            }
            case CANCELLING -> add(SHIPMENT_CANCELLATION, order.statusSince(), missing);
            case SHIPPED -> {
                if (order.reason() == StatusReason.CAPTURE_FAILED) {
                    add(CAPTURE_RETRY, received.at(PaymentCaptureFailed.class).orElse(order.statusSince()), missing);
                } else {
                    add(PAYMENT_CAPTURE, dispatched(order, received), missing);
                }
                addCommitment(order, received, missing);
            }
            case COMPLETED -> {
                addCommitment(order, received, missing);
                addReturns(returns, received, missing);
            }
            case CANCELLED -> addCompensation(order, received, missing);
        }
        return missing;
    }

    /** Each participant answers each order once, also one that is cancelled already. */
    private static void addAnswers(Order order, Received received, List<MissingStep> missing) {
        if (received.at(StockReserved.class, StockRejected.class).isEmpty()) {
            add(STOCK_RESERVATION, order.placedAt(), missing);
        }
        if (received.at(PaymentAuthorized.class, PaymentDeclined.class).isEmpty()) {
            add(PAYMENT_AUTHORIZATION, order.placedAt(), missing);
        }
    }

    /** An answer that came after the cancellation is undone from then on. */
    private static void addCompensation(Order order, Received received, List<MissingStep> missing) {
        addAnswers(order, received, missing);
        received.at(StockReserved.class)
                .filter(_ -> received.at(StockReleased.class).isEmpty())
                .ifPresent(reserved -> add(STOCK_RELEASE, later(reserved, order.statusSince()), missing));
        received.at(PaymentAuthorized.class)
                .filter(_ ->
                        received.at(PaymentVoided.class, PaymentRefunded.class).isEmpty())
                .ifPresent(authorized -> add(
                        received.at(PaymentCaptured.class).isPresent() ? PAYMENT_REFUND : PAYMENT_VOID,
                        later(authorized, order.statusSince()),
                        missing));
    }

    private static void addCommitment(Order order, Received received, List<MissingStep> missing) {
        if (received.at(StockCommitted.class).isEmpty()) {
            add(STOCK_COMMITMENT, dispatched(order, received), missing);
        }
    }

    private static Instant dispatched(Order order, Received received) {
        return received.at(ShipmentDispatched.class).orElse(order.statusSince());
    }

    /** The events that requested the returns are in the same order as the returns, because both had the order's lock. */
    private static void addReturns(List<Return> returns, Received received, List<MissingStep> missing) {
        List<Envelope> requests = received.all(OrderReturnRequested.class).stream()
                .sorted(comparing(Envelope::sequence).reversed())
                .toList();
        Map<UUID, Instant> arrivals = received.all(ShipmentReturnArrived.class).stream()
                .filter(arrived -> arrived.causationId() != null)
                .collect(toMap(
                        arrived -> Objects.requireNonNull(arrived.causationId()), Envelope::time, (one, _) -> one));
        for (int i = 0; i < returns.size(); i++) {
            Return one = returns.get(i);
            Instant requested = one.requestedAt();
            switch (one.status()) {
                case REQUESTED, RESTOCKED -> missing.add(new MissingStep(RETURN_REFUND, requested, one.getId()));
                case REFUND_FAILED, RESTOCKED_UNPAID ->
                    missing.add(new MissingStep(
                            REFUND_RETRY,
                            received.at(PaymentReturnRefundFailed.class).orElse(requested),
                            one.getId()));
                case REFUNDED, COMPLETED -> {}
            }
            if (one.restockedAt() == null) {
                Instant arrived =
                        i < requests.size() ? arrivals.get(requests.get(i).id()) : null;
                missing.add(
                        arrived == null
                                ? new MissingStep(RETURN_ARRIVAL, requested, one.getId())
                                : new MissingStep(RETURN_RESTOCKING, arrived, one.getId()));
            }
        }
    }

    private static void add(SagaStep step, Instant since, List<MissingStep> missing) {
        missing.add(new MissingStep(step, since, null));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The events of the timeline, by type. */
    private record Received(Map<String, List<Envelope>> byType) {

        Received(List<TimelineEvent> timeline) {
            this(timeline.stream().map(TimelineEvent::envelope).collect(groupingBy(Envelope::type)));
        }

        List<Envelope> all(Class<? extends Event> type) {
            return byType.getOrDefault(type.getAnnotation(EventType.class).value(), List.of());
        }

        /** When the last event of these types was published. */
        @SafeVarargs
        final Optional<Instant> at(Class<? extends Event>... types) {
            return List.of(types).stream()
                    .flatMap(type -> all(type).stream())
                    .map(Envelope::time)
                    .max(Instant::compareTo);
        }
    }
}
