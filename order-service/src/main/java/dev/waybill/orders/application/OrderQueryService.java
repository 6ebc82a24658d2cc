package dev.waybill.orders.application;

import dev.waybill.events.CustomerId;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.orders.domain.CausalTimelineSorter;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderSearch;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.domain.TimelineEvent;
import dev.waybill.orders.persistence.OrderRepository;
import dev.waybill.orders.persistence.OrderSearchRepository;
import dev.waybill.orders.persistence.ReturnRepository;
import dev.waybill.orders.persistence.TimelineRepository;
import dev.waybill.web.ProblemException;
import dev.waybill.web.security.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reads orders for a caller. For one who may not act for an order's customer there is no such order, so that nobody can find
 * out which ids exist. Thread-safe.
 */
@Service
public class OrderQueryService {

    private final OrderRepository orders;
    private final OrderSearchRepository searches;
    private final TimelineRepository timelines;
    private final ReturnRepository returns;

    OrderQueryService(
            OrderRepository orders,
            OrderSearchRepository searches,
            TimelineRepository timelines,
            ReturnRepository returns) {
        this.orders = orders;
        this.searches = searches;
        this.timelines = timelines;
        this.returns = returns;
    }

    /** @throws ProblemException 404 if there is no such order for the caller */
    public Order get(OrderId id, Caller caller) {
        return orders.findById(id)
                .filter(order -> caller.mayActFor(order.customerId()))
                .orElseThrow(OrderService::unknownOrder);
    }

    /**
     * The newest orders first, starting just before the given one, or at the newest of all; of a caller's only customer, if
     * the search names none.
     *
     * @throws ProblemException 403 if the search is for a customer for whom the caller may not act
     */
    public List<Order> search(OrderSearch search, @Nullable OrderId before, int limit, Caller caller) {
        CustomerId wanted = search.customerId();
        if (wanted != null && !caller.mayActFor(wanted)) {
            throw ProblemException.forbidden("The token does not allow to see orders of another customer.");
        }
        OrderSearch allowed = caller.onlyCustomer().map(search::ofCustomer).orElse(search);
        return searches.findNewest(allowed, before, limit);
    }

    /**
     * The events of an order, each after its cause.
     *
     * @throws ProblemException 404 if there is no such order for the caller
     */
    public List<TimelineEvent> timeline(OrderId id, Caller caller) {
        if (caller.onlyCustomer().isPresent()) {
            get(id, caller);
        }
        List<TimelineEvent> events = timelines.findByOrder(id);
        if (events.isEmpty()) {
            throw OrderService.unknownOrder(); // every order has a timeline
        }
        return CausalTimelineSorter.sort(events);
    }

    /**
     * The returns of an order, the newest first, starting just before the given one, or at the newest of all.
     *
     * @throws ProblemException 404 if there is no such order for the caller
     */
    public List<Return> returns(OrderId id, @Nullable ReturnId before, int limit, Caller caller) {
        List<Return> found = returns.findNewest(id, before, limit);
        if (found.isEmpty() || caller.onlyCustomer().isPresent()) {
            get(id, caller);
        }
        return found;
    }

    /** @throws ProblemException 404 if there is no such return, or no such order for the caller */
    public Return findReturn(OrderId id, ReturnId returnId, Caller caller) {
        if (caller.onlyCustomer().isPresent()) {
            get(id, caller);
        }
        return returns.findByOrderIdAndId(id, returnId)
                .orElseThrow(() -> ProblemException.notFound("There is no such return of this order."));
    }
}
