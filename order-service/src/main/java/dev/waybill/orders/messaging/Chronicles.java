package dev.waybill.orders.messaging;

import dev.waybill.messaging.Outbox;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.Orders;
import dev.waybill.orders.domain.Timelines;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Opens a chronicle for a transaction, and saves it with the orders it is about. */
@Component
public final class Chronicles {

    private final Outbox outbox;
    private final Orders orders;
    private final Timelines timelines;
    private final SagaMeters meters;

    Chronicles(Outbox outbox, Orders orders, Timelines timelines, SagaMeters meters) {
        this.outbox = outbox;
        this.orders = orders;
        this.timelines = timelines;
        this.meters = meters;
    }

    public Chronicle open() {
        return new Chronicle(outbox);
    }

    public void save(Chronicle chronicle, Collection<Order> changed) {
        orders.save(changed);
        timelines.add(chronicle.timeline());
        meters.note(chronicle.milestones());
    }
}
