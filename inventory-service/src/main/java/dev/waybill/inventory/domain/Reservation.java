package dev.waybill.inventory.domain;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Shortage;
import dev.waybill.messaging.SequencedAggregate;
import java.util.List;
import java.util.Optional;

/**
 * What is reserved for one order. The four switches below are its transition table: every fact has an outcome in every
 * state, however late, early or often it comes. Not thread-safe; used under its row lock.
 *
 * <p>Facts of different topics race. Cancelled and dispatched never both come true of an order, but should they, the
 * first one counts, except that an order not yet placed stays closed once it is cancelled.
 */
public final class Reservation implements SequencedAggregate {

    private final OrderId orderId;
    private final int loadedVersion;
    private State state;
    private List<LineItem> lines;
    private long sequence;
    private boolean changed;

    private Reservation(OrderId orderId, int version, State state, List<LineItem> lines, long sequence) {
        this.orderId = orderId;
        this.loadedVersion = version;
        this.state = state;
        this.lines = lines;
        this.sequence = sequence;
    }

    public static Reservation unknown(OrderId orderId) {
        return new Reservation(orderId, 0, State.UNKNOWN, List.of(), 0);
    }

    public static Reservation stored(OrderId orderId, int version, State state, List<LineItem> lines, long sequence) {
        return new Reservation(orderId, version, state, List.copyOf(lines), sequence);
    }

    /** The order is placed: all of its lines are set aside, or none. Empty if that was answered before. */
    public Optional<Answer> placed(List<LineItem> lines, StockRoom room) {
        return switch (state) {
            case UNKNOWN -> Optional.of(reserve(lines, room, State.RESERVED));
            case DISPATCHED -> Optional.of(reserve(lines, room, State.COMMITTED));
            case CLOSED -> Optional.of(reject(lines, List.of()));
            case RESERVED, REJECTED, RELEASED, COMMITTED -> Optional.empty();
        };
    }

    /** The order is cancelled. Tells whether that released its stock. */
    public boolean cancelled(StockRoom room) {
        return switch (state) {
            case RESERVED -> {
                room.release(orderId, lines);
                become(State.RELEASED);
                yield true;
            }
            case UNKNOWN, DISPATCHED -> {
                become(State.CLOSED);
                yield false;
            }
            case CLOSED, REJECTED, RELEASED, COMMITTED -> false;
        };
    }

    /** The parcel has left. Tells whether that took its units out of the stock. */
    public boolean dispatched(StockRoom room) {
        return switch (state) {
            case RESERVED -> {
                room.commit(orderId, lines);
                become(State.COMMITTED);
                yield true;
            }
            case UNKNOWN -> {
                become(State.DISPATCHED);
                yield false;
            }
            case CLOSED, DISPATCHED, REJECTED, RELEASED, COMMITTED -> false;
        };
    }

    /**
     * Units that had left came back. Tells whether that put them into the stock again: a return does so once, and what
     * never left from here does not come back.
     *
     * @throws IllegalStateException if more came back than had left
     */
    public boolean returned(ReturnId returnId, List<LineItem> back, StockRoom room) {
        return switch (state) {
            case COMMITTED -> {
                boolean isNew = !room.hasTakenBack(returnId);
                if (isNew) {
                    back.forEach(line -> requireGone(line, room));
                    room.takeBack(orderId, returnId, back);
                }
                yield isNew;
            }
            case UNKNOWN, CLOSED, DISPATCHED, RESERVED, REJECTED, RELEASED -> false;
        };
    }

    private void requireGone(LineItem back, StockRoom room) {
        int left = lines.stream()
                .filter(line -> line.sku().equals(back.sku()))
                .mapToInt(line -> line.quantity().units())
                .sum();
        if (room.takenBack(orderId, back.sku()) + back.quantity().units() > left) {
            throw new IllegalStateException("more units of " + back.sku() + " came back than had left");
        }
    }

    private Answer reserve(List<LineItem> lines, StockRoom room, State reached) {
        List<Shortage> shortages = room.shortages(lines);
        if (!shortages.isEmpty()) {
            return reject(lines, shortages);
        }
        this.lines = List.copyOf(lines);
        become(reached);
        room.reserve(orderId, lines);
        if (reached == State.RESERVED) {
            return new Answer.Reserved();
        }
        room.commit(orderId, lines);
        return new Answer.ReservedAndCommitted();
    }

    private Answer reject(List<LineItem> lines, List<Shortage> shortages) {
        this.lines = List.copyOf(lines);
        become(State.REJECTED);
        return new Answer.Rejected(shortages);
    }

    private void become(State next) {
        state = next;
        changed = true;
    }

    @Override
    public OrderId orderId() {
        return orderId;
    }

    @Override
    public long nextSequence() {
        changed = true;
        return ++sequence;
    }

    public State state() {
        return state;
    }

    /** What was asked for, reserved or not; empty as long as the order is not placed. */
    public List<LineItem> lines() {
        return lines;
    }

    /** How many events of this order were told. */
    public long sequence() {
        return sequence;
    }

    /** Whether it is not stored yet. */
    public boolean isNew() {
        return loadedVersion == 0;
    }

    /** The version that was loaded: 0 for a reservation that is not stored yet. */
    public int loadedVersion() {
        return loadedVersion;
    }

    /** Whether there is something to save. */
    public boolean isChanged() {
        return changed;
    }
}
