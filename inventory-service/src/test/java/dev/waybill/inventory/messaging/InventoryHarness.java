package dev.waybill.inventory.messaging;

import dev.waybill.events.OrderId;
import dev.waybill.inventory.domain.Reservation;
import dev.waybill.inventory.persistence.InventoryDatabase;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.UuidV7;
import java.time.Instant;
import java.util.List;

/** The event handler on a real PostgreSQL, called as messaging calls it. */
final class InventoryHarness {

    final InventoryDatabase database = new InventoryDatabase();
    final RecordingOutbox outbox = new RecordingOutbox();
    private final InventoryEventHandler handler =
            new InventoryEventHandler(database.reservations(), database.stocks(), database.movements(), outbox);

    /** Handles a batch in one transaction. */
    void receive(List<ReceivedEvent<ReservationCommand>> batch) {
        database.transaction().executeWithoutResult(_ -> handler.handle(batch));
    }

    @SafeVarargs
    final void receive(ReceivedEvent<ReservationCommand>... batch) {
        receive(List.of(batch));
    }

    static ReceivedEvent<ReservationCommand> received(OrderId orderId, ReservationCommand command) {
        return received(orderId, command, Instant.now());
    }

    static ReceivedEvent<ReservationCommand> received(OrderId orderId, ReservationCommand command, Instant time) {
        String type = command.getClass().getSimpleName();
        return new ReceivedEvent<>(
                new Envelope(UuidV7.next(), type, "/upstream", orderId, time, 1, null, null), command);
    }

    Reservation reservation(OrderId orderId) {
        return database.reservations().findDecided(orderId).orElseThrow();
    }
}
