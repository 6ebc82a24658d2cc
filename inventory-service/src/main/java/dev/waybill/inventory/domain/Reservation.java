package dev.waybill.inventory.domain;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.Quantity;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Shortage;
import dev.waybill.events.Sku;
import dev.waybill.messaging.SequencedAggregate;
import dev.waybill.persistence.Aggregate;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The reservation of one order. The switches over the status are its transition table: every command has an outcome in
 * every status, however late, early or often it is received. Not thread-safe: changed only under its row lock.
 *
 * <p>Events of different topics race. An order is never both cancelled and dispatched; if it were, the first event
 * received would count, except that an order cancelled before it was placed stays closed.
 */
@Entity
@Table(name = "reservations")
public class Reservation extends Aggregate<OrderId> implements SequencedAggregate {

    @Id
    private OrderId orderId;

    /** How many transactions have changed it. */
    @SuppressWarnings("UnusedVariable") // only stored
    private int version;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private ReservationStatus status = ReservationStatus.UNKNOWN;

    private long sequence;

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

    /** The order is placed: reserves all of its lines or none. Empty if this was decided before. */
    public Optional<ReservationResult> reserve(List<LineItem> lines, LockedStock stock) {
        return switch (status) {
            case UNKNOWN -> Optional.of(reserveAllOrNone(lines, stock, ReservationStatus.RESERVED));
            case DISPATCHED -> Optional.of(reserveAllOrNone(lines, stock, ReservationStatus.COMMITTED));
            case CLOSED -> Optional.of(reject(lines, List.of()));
            case RESERVED, REJECTED, RELEASED, COMMITTED -> Optional.empty();
        };
    }

    /** The order is cancelled. Returns whether that released its units. */
    public boolean release(LockedStock stock) {
        return switch (status) {
            case RESERVED -> {
                stock.release(orderId, lines());
                transitionTo(ReservationStatus.RELEASED);
                yield true;
            }
            case UNKNOWN, DISPATCHED -> {
                transitionTo(ReservationStatus.CLOSED);
                yield false;
            }
            case CLOSED, REJECTED, RELEASED, COMMITTED -> false;
        };
    }

    /** The parcel was dispatched at this time. Returns whether that committed the reserved units. */
    public boolean commit(LockedStock stock, Instant dispatchedAt) {
        return switch (status) {
            case RESERVED -> {
                stock.commit(orderId, lines(), dispatchedAt);
                transitionTo(ReservationStatus.COMMITTED);
                yield true;
            }
            case UNKNOWN -> {
                transitionTo(ReservationStatus.DISPATCHED);
                yield false;
            }
            case CLOSED, DISPATCHED, REJECTED, RELEASED, COMMITTED -> false;
        };
    }

    /**
     * Shipped units came back at this time. Returns whether that restocked them: each return does so once, and only for
     * committed reservations.
     *
     * @throws IllegalStateException if more units came back than were shipped
     */
    public boolean restock(ReturnId returnId, List<LineItem> returned, LockedStock stock, Instant arrivedAt) {
        return switch (status) {
            case COMMITTED -> {
                boolean isNew = !stock.hasReturn(returnId);
                if (isNew) {
                    returned.forEach(line -> requireShipped(line, stock));
                    stock.restock(orderId, returnId, returned, arrivedAt);
                }
                yield isNew;
            }
            case UNKNOWN, CLOSED, DISPATCHED, RESERVED, REJECTED, RELEASED -> false;
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

    private ReservationResult reserveAllOrNone(List<LineItem> lines, LockedStock stock, ReservationStatus target) {
        List<Shortage> shortages = stock.shortages(lines);
        if (!shortages.isEmpty()) {
            return reject(lines, shortages);
        }
        place(lines, target);
        stock.reserve(orderId, lines);
        if (target == ReservationStatus.RESERVED) {
            return new ReservationResult.Reserved();
        }
        stock.commit(orderId, lines, null);
        return new ReservationResult.ReservedAndCommitted();
    }

    private ReservationResult reject(List<LineItem> lines, List<Shortage> shortages) {
        place(lines, ReservationStatus.REJECTED);
        return new ReservationResult.Rejected(shortages);
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
    public OrderId orderId() {
        return orderId;
    }

    @Override
    public long nextSequence() {
        markChanged();
        return ++sequence;
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
