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

/** Writes one row per event, and fails for an order as a test tells it to. */
public final class ParcelProcess implements EventHandler<ParcelProcess.Parcel> {

    private final JdbcTemplate database;
    private final Map<OrderId, Mishap> mishaps = new ConcurrentHashMap<>();
    private volatile boolean idle;
    public final AtomicInteger calls = new AtomicInteger();

    public record Parcel(int quantity) {}

    /** From now on nothing is done with events, to see what everything around it costs. */
    public void doNothing() {
        idle = true;
    }

    /** What goes wrong with an event, if it throws. */
    @FunctionalInterface
    public interface Mishap {
        void happen(Parcel parcel);
    }

    public ParcelProcess(JdbcTemplate database) {
        this.database = database;
    }

    public void when(OrderId order, Mishap mishap) {
        mishaps.put(order, mishap);
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
            mishaps.getOrDefault(each.orderId(), _ -> {}).happen(each.input());
        }
    }
}
