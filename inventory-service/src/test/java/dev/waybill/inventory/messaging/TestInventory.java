package dev.waybill.inventory.messaging;

import dev.waybill.events.OrderId;
import dev.waybill.inventory.domain.Reservation;
import dev.waybill.inventory.persistence.InventoryDatabase;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.UuidV7;
import java.time.Instant;
import java.util.List;

/** The process on a real PostgreSQL, told what happened as messaging would. */
final class TestInventory implements AutoCloseable {

    final InventoryDatabase database = new InventoryDatabase();
    final Told told = new Told();
    private final InventoryProcess process = new InventoryProcess(database.reservations(), database.stocks(), told);

    /** One batch, one transaction. */
    void hear(List<ReceivedEvent<Fact>> batch) {
        database.transaction().executeWithoutResult(_ -> process.handle(batch));
    }

    @SafeVarargs
    final void hear(ReceivedEvent<Fact>... batch) {
        hear(List.of(batch));
    }

    static ReceivedEvent<Fact> received(OrderId orderId, Fact fact) {
        String type = fact.getClass().getSimpleName();
        return new ReceivedEvent<>(
                new Envelope(UuidV7.next(), type, "/somebody", orderId, Instant.now(), 1, null, null), fact);
    }

    Reservation reservation(OrderId orderId) {
        return database.reservations().find(orderId).orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
