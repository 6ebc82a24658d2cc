package dev.waybill.inventory.messaging;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import dev.waybill.events.StockCommitted;
import dev.waybill.events.StockEvent;
import dev.waybill.events.StockRejected;
import dev.waybill.events.StockReleased;
import dev.waybill.events.StockReserved;
import dev.waybill.events.StockRestocked;
import dev.waybill.inventory.domain.LockedStock;
import dev.waybill.inventory.domain.Reservation;
import dev.waybill.inventory.domain.ReservationResult;
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
            case ReservationCommand.Reserve(var lines) ->
                reservation
                        .reserve(lines, stock)
                        .map(result -> events(result, reservation))
                        .orElse(List.of());
            case ReservationCommand.Release() ->
                reservation.release(stock)
                        ? List.of(new StockReleased(reservation.orderId(), reservation.lines()))
                        : List.of();
            case ReservationCommand.Commit() ->
                reservation.commit(stock, time)
                        ? List.of(new StockCommitted(reservation.orderId(), reservation.lines()))
                        : List.of();
            case ReservationCommand.Restock(var returnId, var lines) ->
                restock(reservation, returnId, lines, time, stock);
        };
    }

    /** Commits first: returned units were shipped, even if the dispatch itself is a dead letter. */
    private static List<StockEvent> restock(
            Reservation reservation, ReturnId returnId, List<LineItem> lines, Instant time, LockedStock stock) {
        var events = new ArrayList<>(apply(new ReservationCommand.Commit(), time, reservation, stock));
        if (reservation.restock(returnId, lines, stock, time)) {
            events.add(new StockRestocked(reservation.orderId(), returnId, lines));
        }
        return events;
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

    private static List<StockEvent> events(ReservationResult result, Reservation reservation) {
        OrderId orderId = reservation.orderId();
        List<LineItem> lines = reservation.lines();
        return switch (result) {
            case ReservationResult.Reserved() -> List.of(new StockReserved(orderId, lines));
            case ReservationResult.ReservedAndCommitted() ->
                List.of(new StockReserved(orderId, lines), new StockCommitted(orderId, lines));
            case ReservationResult.Rejected(var shortages) -> List.of(new StockRejected(orderId, shortages));
        };
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
