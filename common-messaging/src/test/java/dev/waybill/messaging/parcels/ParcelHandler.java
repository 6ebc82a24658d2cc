package dev.waybill.messaging.parcels;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.SequencedAggregate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes one row and publishes one event per event, and fails for an order as a test asks for. */
public final class ParcelHandler implements EventHandler<ParcelHandler.Parcel> {

    private final JdbcTemplate database;
    private final Outbox outbox;
    private final Map<OrderId, Fault> faults = new ConcurrentHashMap<>();
    private volatile boolean idle;
    public final AtomicInteger calls = new AtomicInteger();

    public record Parcel(int quantity) {}

    private record Label(OrderId orderId, long nextSequence) implements SequencedAggregate {}

    /** Fails for an event if it throws. */
    @FunctionalInterface
    public interface Fault {
        void raise(Parcel parcel);
    }

    public ParcelHandler(JdbcTemplate database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** From now on events have no effect, to measure everything around the handler. */
    public void ignoreEvents() {
        idle = true;
    }

    /** Raises a fault for each event of an order, after its effects were written. */
    public void when(OrderId order, Fault fault) {
        faults.put(order, fault);
    }

    @Override
    public void handle(List<ReceivedEvent<Parcel>> batch) {
        calls.incrementAndGet();
        if (idle) {
            return;
        }
        database.update(
                "insert into effect (event, order_id, quantity) select * from unnest(?::uuid[], ?::uuid[], ?::int[])",
                batch.stream().map(each -> each.envelope().id()).toArray(UUID[]::new),
                batch.stream().map(each -> each.orderId().value()).toArray(UUID[]::new),
                batch.stream().map(each -> each.input().quantity()).toArray(Integer[]::new));
        for (ReceivedEvent<Parcel> each : batch) {
            outbox.publish(
                    new Label(each.orderId(), each.envelope().sequence()),
                    new LabelEvent.Printed(each.orderId()),
                    each.envelope().toCausation());
        }
        for (ReceivedEvent<Parcel> each : batch) {
            faults.getOrDefault(each.orderId(), _ -> {}).raise(each.input());
        }
    }
}
