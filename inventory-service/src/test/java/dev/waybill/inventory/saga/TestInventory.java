package dev.waybill.inventory.saga;

import dev.waybill.events.OrderId;
import dev.waybill.inventory.domain.Reservation;
import dev.waybill.inventory.store.InventoryDatabase;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.Ids;
import dev.waybill.messaging.Received;
import java.time.Instant;
import java.util.List;

/** The process on a real PostgreSQL, told what happened as messaging would. */
final class TestInventory implements AutoCloseable {

    final InventoryDatabase database = new InventoryDatabase();
    final Told told = new Told();
    private final InventoryProcess process = new InventoryProcess(database.reservations(), database.stocks(), told);

    /** One batch, one transaction. */
    void hear(List<Received<Fact>> batch) {
        database.transaction().executeWithoutResult(_ -> process.react(batch));
    }

    @SafeVarargs
    final void hear(Received<Fact>... batch) {
        hear(List.of(batch));
    }

    static Received<Fact> received(OrderId orderId, Fact fact) {
        String type = fact.getClass().getSimpleName();
        return new Received<>(new Envelope(Ids.next(), type, "/somebody", orderId, Instant.now(), 1, null, null), fact);
    }

    Reservation reservation(OrderId orderId) {
        return database.reservations().find(orderId).orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
