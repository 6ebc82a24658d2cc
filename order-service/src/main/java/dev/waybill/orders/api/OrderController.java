package dev.waybill.orders.api;

import dev.waybill.events.OrderId;
import dev.waybill.orders.domain.Orders;
import dev.waybill.orders.domain.Timelines;
import dev.waybill.orders.messaging.Chronology;
import dev.waybill.web.NotFoundException;
import dev.waybill.web.Page;
import dev.waybill.web.PageRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Looking at orders. */
@RestController
@RequestMapping(path = "/orders", produces = "application/json")
class OrderController {

    private final Orders orders;
    private final Timelines timelines;

    OrderController(Orders orders, Timelines timelines) {
        this.orders = orders;
        this.timelines = timelines;
    }

    @GetMapping
    Page<OrderView> newest(SearchRequest search, PageRequest page) {
        OrderId before = page.after(OrderId::parse).orElse(null);
        return Page.of(
                        orders.newest(search.read(), before, page.rows()),
                        page,
                        order -> order.id().toString())
                .map(OrderView::of);
    }

    @GetMapping("/{id}")
    OrderView order(@PathVariable OrderId id) {
        return orders.find(id).map(OrderView::of).orElseThrow(OrderController::unknown);
    }

    /** An order that is there has a timeline; only without one is it worth asking whether it is. */
    @GetMapping("/{id}/timeline")
    List<TimelineView> timeline(@PathVariable OrderId id) {
        List<Timelines.Happening> happenings = timelines.of(id);
        if (happenings.isEmpty()) {
            throw unknown();
        }
        return Chronology.sort(happenings).stream().map(TimelineView::of).toList();
    }

    static NotFoundException unknown() {
        return new NotFoundException("There is no such order.");
    }
}
