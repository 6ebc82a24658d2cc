package dev.waybill.messaging.parcels;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.ReceivedEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes one row per event, and fails for an order as a test asks for. */
public final class ParcelHandler implements EventHandler<ParcelHandler.Parcel> {

    private final JdbcTemplate database;
    private final Map<OrderId, Fault> faults = new ConcurrentHashMap<>();
    private volatile boolean idle;
    public final AtomicInteger calls = new AtomicInteger();

    public record Parcel(int quantity) {}

    /** From now on events have no effect, to measure everything around the handler. */
    public void ignoreEvents() {
        idle = true;
    }

    /** Fails for an event if it throws. */
    @FunctionalInterface
    public interface Fault {
        void raise(Parcel parcel);
    }

    public ParcelHandler(JdbcTemplate database) {
        this.database = database;
    }

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
            faults.getOrDefault(each.orderId(), _ -> {}).raise(each.input());
        }
    }
}
