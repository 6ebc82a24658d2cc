package dev.waybill.inventory.domain;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.Quantity;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Shortage;
import dev.waybill.events.Sku;
import dev.waybill.events.StockCommitted;
import dev.waybill.events.StockEvent;
import dev.waybill.events.StockRejected;
import dev.waybill.events.StockReleased;
import dev.waybill.events.StockReserved;
import dev.waybill.events.StockRestocked;
import dev.waybill.messaging.SequencedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The reservation of one order. Its methods return the events to publish; their switches over the status are its transition
 * table: every command has an outcome in every status, however late, early or often it is received. Not thread-safe: changed
 * only under its row lock.
 *
 * <p>Events of different topics race. An order is never both cancelled and dispatched; if it were, the first event
 * received would count, except that an order cancelled before it was placed stays closed.
 */
@Entity
@Table(name = "reservations")
public class Reservation extends SequencedEntity {

    @Id
    private OrderId orderId;

    /** How many transactions have changed it. */
    @SuppressWarnings("UnusedVariable") // only stored
    private int version;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private ReservationStatus status = ReservationStatus.UNKNOWN;

    /** The lines of the order, in two columns. */
    private Sku[] skus = {};

    private Quantity[] quantities = {};

    @Transient
    private boolean changed;

    @SuppressWarnings("NullAway.Init")
    protected Reservation() {}

    /** The reservation of an order of which nothing is known. */
    public Reservation(OrderId orderId) {
        this.orderId = orderId;
    }

    /** The order is placed: reserves all of its lines or none. No events if this was decided before. */
    public List<StockEvent> reserve(List<LineItem> lines, LockedStock stock) {
        return switch (status) {
            case UNKNOWN -> reserveAllOrNone(lines, stock, ReservationStatus.RESERVED);
            case DISPATCHED -> reserveAllOrNone(lines, stock, ReservationStatus.COMMITTED);
            case CLOSED -> reject(lines, List.of());
            case RESERVED, REJECTED, RELEASED, COMMITTED -> List.of();
        };
    }

    /** The order is cancelled: releases its units if they are reserved. */
    public List<StockEvent> release(LockedStock stock) {
        return switch (status) {
            case RESERVED -> {
                stock.release(orderId, lines());
                transitionTo(ReservationStatus.RELEASED);
                yield List.of(new StockReleased(orderId, lines()));
            }
            case UNKNOWN, DISPATCHED -> {
                transitionTo(ReservationStatus.CLOSED);
                yield List.of();
            }
            case CLOSED, REJECTED, RELEASED, COMMITTED -> List.of();
        };
    }

    /** The parcel was dispatched at this time: commits its units if they are reserved. */
    public List<StockEvent> commit(LockedStock stock, Instant dispatchedAt) {
        return switch (status) {
            case RESERVED -> {
                stock.commit(orderId, lines(), dispatchedAt);
                transitionTo(ReservationStatus.COMMITTED);
                yield List.of(new StockCommitted(orderId, lines()));
            }
            case UNKNOWN -> {
                transitionTo(ReservationStatus.DISPATCHED);
                yield List.of();
            }
            case CLOSED, DISPATCHED, REJECTED, RELEASED, COMMITTED -> List.of();
        };
    }

    /**
     * Shipped units came back at this time: restocks them. Each return does so once, and only for committed reservations.
     *
     * @throws IllegalStateException if more units came back than were shipped
     */
    public List<StockEvent> restock(ReturnId returnId, List<LineItem> returned, LockedStock stock, Instant arrivedAt) {
        return switch (status) {
            case COMMITTED -> {
                if (stock.hasReturn(returnId)) {
                    yield List.of();
                }
                returned.forEach(line -> requireShipped(line, stock));
                stock.restock(orderId, returnId, returned, arrivedAt);
                yield List.of(new StockRestocked(orderId, returnId, returned));
            }
            case UNKNOWN, CLOSED, DISPATCHED, RESERVED, REJECTED, RELEASED -> List.of();
        };
    }

    private void requireShipped(LineItem returned, LockedStock stock) {
        int shipped = lines().stream()
                .filter(line -> line.sku().equals(returned.sku()))
                .mapToInt(line -> line.quantity().units())
                .sum();
        if (stock.returnedUnits(orderId, returned.sku()) + returned.quantity().units() > shipped) {
            throw new IllegalStateException("more units of " + returned.sku() + " came back than were shipped");
        }
    }

    private List<StockEvent> reserveAllOrNone(List<LineItem> lines, LockedStock stock, ReservationStatus target) {
        List<Shortage> shortages = stock.shortages(lines);
        if (!shortages.isEmpty()) {
            return reject(lines, shortages);
        }
        place(lines, target);
        stock.reserve(orderId, lines);
        var reserved = new StockReserved(orderId, lines);
        if (target == ReservationStatus.RESERVED) {
            return List.of(reserved);
        }
        stock.commit(orderId, lines, null);
        return List.of(reserved, new StockCommitted(orderId, lines));
    }

    private List<StockEvent> reject(List<LineItem> lines, List<Shortage> shortages) {
        place(lines, ReservationStatus.REJECTED);
        return List.of(new StockRejected(orderId, shortages));
    }

    private void place(List<LineItem> lines, ReservationStatus next) {
        skus = lines.stream().map(LineItem::sku).toArray(Sku[]::new);
        quantities = lines.stream().map(LineItem::quantity).toArray(Quantity[]::new);
        transitionTo(next);
    }

    private void transitionTo(ReservationStatus next) {
        status = next;
        markChanged();
    }

    private void markChanged() {
        if (!changed) {
            changed = true;
            version++;
        }
    }

    @Override
    public OrderId getId() {
        return orderId;
    }

    @Override
    public long nextSequence() {
        markChanged();
        return super.nextSequence();
    }

    public ReservationStatus status() {
        return status;
    }

    /** The lines of the order, reserved or not; empty until it is placed. */
    public List<LineItem> lines() {
        return IntStream.range(0, skus.length)
                .mapToObj(i -> new LineItem(skus[i], quantities[i]))
                .toList();
    }
}
