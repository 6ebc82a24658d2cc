package dev.waybill.orders.application;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.domain.ReturnEligibility;
import dev.waybill.orders.messaging.TransitionRecorder;
import dev.waybill.orders.persistence.OrderRepository;
import dev.waybill.orders.persistence.ReturnRepository;
import dev.waybill.web.IdempotencyKeyHeader;
import dev.waybill.web.ProblemException;
import dev.waybill.web.Violation;
import dev.waybill.web.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
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
    private final TransitionRecorder recorder;
    private final Clock clock;

    ReturnService(OrderRepository orders, ReturnRepository returns, TransitionRecorder recorder, Clock clock) {
        this.orders = orders;
        this.returns = returns;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * Accepts a return, or finds the one that was accepted with the same key before.
     *
     * @param lines by their position in the request
     * @param violations found in the lines so far; more may be added
     * @throws ProblemException if the return is not valid, or there is no such order for the caller
     */
    @Transactional
    public Return request(
            OrderId id,
            SortedMap<Integer, LineItem> lines,
            List<Violation> violations,
            @Nullable String key,
            Caller caller) {
        ReturnEligibility eligibility = lock(id).filter(
                        locked -> caller.mayActFor(locked.order().customerId()))
                .orElseThrow(OrderService::unknownOrder);
        if (key != null && violations.isEmpty()) {
            Optional<Return> first = returns.findByOrderIdAndIdempotencyKey(id, key);
            if (first.isPresent()) {
                return repeat(first.get(), List.copyOf(lines.values()));
            }
        }
        if (!eligibility.isCompleted()) {
            throw ProblemException.conflict("The order is %s; only a COMPLETED order can be returned."
                    .formatted(eligibility.order().status()));
        }
        lines.forEach((position, line) -> check(position, line, eligibility, violations));
        ProblemException.throwIfAny(violations);
        return accept(eligibility, List.copyOf(lines.values()), key);
    }

    private static Return repeat(Return first, List<LineItem> lines) {
        if (!lines.equals(first.lines())) {
            throw IdempotencyKeyHeader.usedForAnotherRequest();
        }
        return first.asRequested();
    }

    private static void check(int position, LineItem line, ReturnEligibility eligibility, List<Violation> violations) {
        String pointer = "#/lines/" + position;
        Optional<Integer> remaining = eligibility.remaining(line.sku());
        if (remaining.isEmpty()) {
            violations.add(new Violation(pointer + "/sku", "is not in the order"));
        } else if (line.quantity().units() > remaining.get()) {
            violations.add(new Violation(
                    pointer + "/quantity", "must be at most " + remaining.get() + ", which is what is left to return"));
        }
    }

    /** Locks the order until the current transaction ends; empty if there is no such order. */
    Optional<ReturnEligibility> lock(OrderId id) {
        return orders.lockAllById(List.of(id)).stream()
                .findFirst()
                .map(order -> new ReturnEligibility(order, returns.returnedUnits(id)));
    }

    /** @throws IllegalArgumentException if the lines are more than can be returned */
    Return accept(ReturnEligibility eligibility, List<LineItem> lines, @Nullable String key) {
        Return requested = eligibility.createReturn(lines, key, clock.instant());
        TransitionRecorder.Recording recording = recorder.begin();
        recording.publish(eligibility.order(), requested.requested(), Causation.fromRequest());
        recording.save(List.of(eligibility.order()));
        returns.saveAllInBatch(List.of(requested));
        return requested;
    }
}
