package dev.waybill.inventory.messaging;

import dev.waybill.events.OrderId;
import dev.waybill.events.Sku;
import dev.waybill.events.StockEvent;
import dev.waybill.inventory.domain.LockedStock;
import dev.waybill.inventory.domain.Reservation;
import dev.waybill.inventory.persistence.ReservationRepository;
import dev.waybill.inventory.persistence.StockItemRepository;
import dev.waybill.inventory.persistence.StockMovementRepository;
import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.ReceivedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Applies a batch of commands in the order in which they were received. Locks the reservations first, then their stock in
 * the order of the skus, as everything that locks stock does.
 */
@Component
final class InventoryEventHandler implements EventHandler<ReservationCommand> {

    private final ReservationRepository reservations;
    private final StockItemRepository stocks;
    private final StockMovementRepository movements;
    private final Outbox outbox;

    InventoryEventHandler(
            ReservationRepository reservations,
            StockItemRepository stocks,
            StockMovementRepository movements,
            Outbox outbox) {
        this.reservations = reservations;
        this.stocks = stocks;
        this.movements = movements;
        this.outbox = outbox;
    }

    @Override
    public void handle(List<ReceivedEvent<ReservationCommand>> batch) {
        Map<OrderId, Reservation> locked =
                reservations.lock(batch.stream().map(ReceivedEvent::orderId).toList());
        var stock = new LockedStock(stocks.lockAllById(skus(batch, locked.values())));
        addStoredReturns(batch, stock);
        for (ReceivedEvent<ReservationCommand> received : batch) {
            Reservation reservation = Objects.requireNonNull(locked.get(received.orderId()));
            Instant time = received.envelope().time();
            for (StockEvent event : apply(received.input(), time, reservation, stock)) {
                outbox.publish(reservation, event, received.envelope().toCausation());
            }
        }
        stocks.saveAllInBatch(stock.items());
        movements.append(stock.changes());
        reservations.saveAllInBatch(locked.values());
    }

    /** @param time when the parcel left or came back, if the command is about one */
    private static List<StockEvent> apply(
            ReservationCommand command, Instant time, Reservation reservation, LockedStock stock) {
        return switch (command) {
            case ReservationCommand.Reserve(var lines) -> reservation.reserve(lines, stock);
            case ReservationCommand.Release() -> reservation.release(stock);
            case ReservationCommand.Commit() -> reservation.commit(stock, time);
            case ReservationCommand.Restock(var returnId, var lines) -> {
                // Commits first: returned units were shipped, even if the dispatch itself is a dead letter.
                var events = new ArrayList<>(reservation.commit(stock, time));
                events.addAll(reservation.restock(returnId, lines, stock, time));
                yield events;
            }
        };
    }

    /** Needs no query for a batch without returns. */
    private void addStoredReturns(List<ReceivedEvent<ReservationCommand>> batch, LockedStock stock) {
        List<OrderId> orders = batch.stream()
                .filter(received -> received.input() instanceof ReservationCommand.Restock)
                .map(ReceivedEvent::orderId)
                .distinct()
                .toList();
        if (!orders.isEmpty()) {
            stock.addStoredReturns(movements.returns(orders));
        }
    }

    private static Set<Sku> skus(List<ReceivedEvent<ReservationCommand>> batch, Collection<Reservation> reservations) {
        var skus = new TreeSet<Sku>();
        for (Reservation reservation : reservations) {
            reservation.lines().forEach(line -> skus.add(line.sku()));
        }
        for (ReceivedEvent<ReservationCommand> received : batch) {
            if (received.input() instanceof ReservationCommand.Reserve(var lines)) {
                lines.forEach(line -> skus.add(line.sku()));
            }
        }
        return skus;
    }
}
