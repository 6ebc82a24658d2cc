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
import dev.waybill.inventory.domain.Answer;
import dev.waybill.inventory.domain.Reservation;
import dev.waybill.inventory.domain.Reservations;
import dev.waybill.inventory.domain.StockRoom;
import dev.waybill.inventory.domain.Stocks;
import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.ReceivedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Load, decide, save, publish. Reservations are locked first, then all the stock they are about; everybody who locks
 * stock does it in the order of the skus. Decisions are taken in the order of arrival.
 */
@Component
final class InventoryProcess implements EventHandler<Fact> {

    private final Reservations reservations;
    private final Stocks stocks;
    private final Outbox outbox;

    InventoryProcess(Reservations reservations, Stocks stocks, Outbox outbox) {
        this.reservations = reservations;
        this.stocks = stocks;
        this.outbox = outbox;
    }

    @Override
    public void handle(List<ReceivedEvent<Fact>> batch) {
        Map<OrderId, Reservation> known =
                reservations.lock(batch.stream().map(ReceivedEvent::orderId).toList());
        StockRoom room = stocks.lock(skus(batch, known.values()));
        recallReturns(batch, room);
        for (ReceivedEvent<Fact> received : batch) {
            Reservation reservation = Objects.requireNonNull(known.get(received.orderId()));
            for (StockEvent event : decide(reservation, received.input(), room)) {
                outbox.publish(reservation, event, received.envelope().toCausation());
            }
        }
        stocks.save(room);
        reservations.save(known.values());
    }

    private static List<StockEvent> decide(Reservation reservation, Fact fact, StockRoom room) {
        return switch (fact) {
            case Fact.Placed(var lines) ->
                reservation
                        .placed(lines, room)
                        .map(answer -> tell(answer, reservation))
                        .orElse(List.of());
            case Fact.Cancelled() ->
                reservation.cancelled(room)
                        ? List.of(new StockReleased(reservation.orderId(), reservation.lines()))
                        : List.of();
            case Fact.Dispatched() ->
                reservation.dispatched(room)
                        ? List.of(new StockCommitted(reservation.orderId(), reservation.lines()))
                        : List.of();
            case Fact.Returned(var returnId, var lines) -> takeBack(reservation, returnId, lines, room);
        };
    }

    /** What comes back has left, should the dispatch itself have been lost to the dead letters. */
    private static List<StockEvent> takeBack(
            Reservation reservation, ReturnId returnId, List<LineItem> lines, StockRoom room) {
        var events = new ArrayList<>(decide(reservation, new Fact.Dispatched(), room));
        if (reservation.returned(returnId, lines, room)) {
            events.add(new StockRestocked(reservation.orderId(), returnId, lines));
        }
        return events;
    }

    /** Most batches are about no return, and nothing is asked for them. */
    private void recallReturns(List<ReceivedEvent<Fact>> batch, StockRoom room) {
        List<OrderId> orders = batch.stream()
                .filter(received -> received.input() instanceof Fact.Returned)
                .map(ReceivedEvent::orderId)
                .distinct()
                .toList();
        if (!orders.isEmpty()) {
            room.recall(stocks.returned(orders));
        }
    }

    private static List<StockEvent> tell(Answer answer, Reservation reservation) {
        OrderId orderId = reservation.orderId();
        List<LineItem> lines = reservation.lines();
        return switch (answer) {
            case Answer.Reserved() -> List.of(new StockReserved(orderId, lines));
            case Answer.ReservedAndCommitted() ->
                List.of(new StockReserved(orderId, lines), new StockCommitted(orderId, lines));
            case Answer.Rejected(var shortages) -> List.of(new StockRejected(orderId, shortages));
        };
    }

    private static Set<Sku> skus(List<ReceivedEvent<Fact>> batch, Collection<Reservation> reservations) {
        var skus = new TreeSet<Sku>();
        for (Reservation reservation : reservations) {
            reservation.lines().forEach(line -> skus.add(line.sku()));
        }
        for (ReceivedEvent<Fact> received : batch) {
            if (received.input() instanceof Fact.Placed(var lines)) {
                lines.forEach(line -> skus.add(line.sku()));
            }
        }
        return skus;
    }
}
