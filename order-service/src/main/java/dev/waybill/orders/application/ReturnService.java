package dev.waybill.orders.application;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.orders.domain.DatabaseTime;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.domain.ReturnEligibility;
import dev.waybill.orders.messaging.TransitionRecorder;
import dev.waybill.orders.messaging.TransitionRecorderFactory;
import dev.waybill.orders.persistence.OrderRepository;
import dev.waybill.orders.persistence.ReturnRepository;
import dev.waybill.web.ConflictException;
import dev.waybill.web.InvalidRequestException;
import dev.waybill.web.Violations;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accepts returns of completed orders. All requests for one order wait for its lock, so together they never return more
 * than was ordered, and the idempotency key can be stored with the return itself: permanently, and scoped to the order.
 * Thread-safe.
 */
@Service
public class ReturnService {

    private final OrderRepository orders;
    private final ReturnRepository returns;
    private final TransitionRecorderFactory recorders;
    private final Clock clock;

    ReturnService(OrderRepository orders, ReturnRepository returns, TransitionRecorderFactory recorders, Clock clock) {
        this.orders = orders;
        this.returns = returns;
        this.recorders = recorders;
        this.clock = clock;
    }

    /**
     * Accepts a return, or finds the one that was accepted with the same key before.
     *
     * @param violations found in the lines so far; more may be added
     */
    @Transactional
    public Return request(OrderId id, List<ValidatedLine> lines, Violations violations, @Nullable String key) {
        ReturnEligibility eligibility = lock(id).orElseThrow(OrderService::unknownOrder);
        if (key != null && !violations.any()) {
            Optional<Return> first = returns.findByOrderIdAndIdempotencyKey(id, key);
            if (first.isPresent()) {
                return repeat(first.get(), lines);
            }
        }
        if (!eligibility.isCompleted()) {
            throw new ConflictException("The order is %s; only a COMPLETED order can be returned."
                    .formatted(eligibility.order().status()));
        }
        return accept(eligibility, returnLines(lines, eligibility, violations), key);
    }

    private static Return repeat(Return first, List<ValidatedLine> lines) {
        if (!lines.stream().map(ValidatedLine::toLineItem).toList().equals(first.lines())) {
            throw new InvalidRequestException("The Idempotency-Key was used for another request.");
        }
        return first.asRequested();
    }

    private static List<LineItem> returnLines(
            List<ValidatedLine> lines, ReturnEligibility eligibility, Violations violations) {
        var returned = new ArrayList<LineItem>();
        for (ValidatedLine line : lines) {
            LineItem item = line.toReturnLine(eligibility);
            if (item != null) {
                returned.add(item);
            }
        }
        violations.throwIfAny();
        return returned;
    }

    /** Locks the order until the current transaction ends; empty if there is no such order. */
    Optional<ReturnEligibility> lock(OrderId id) {
        return orders.lockAllById(List.of(id)).stream()
                .findFirst()
                .map(order -> new ReturnEligibility(order, returns.returnedUnits(id)));
    }

    /** @throws IllegalArgumentException if the lines are more than can be returned */
    Return accept(ReturnEligibility eligibility, List<LineItem> lines, @Nullable String key) {
        Return requested = eligibility.createReturn(lines, key, DatabaseTime.now(clock));
        returns.saveAllInBatch(List.of(requested));
        TransitionRecorder recorder = recorders.create();
        recorder.publish(eligibility.order(), requested.requested(), Causation.fromRequest());
        recorder.save(List.of(eligibility.order()));
        return requested;
    }
}
