package dev.waybill.load.run;

import dev.waybill.load.pace.Pace;
import dev.waybill.load.pace.Ticket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Follows orders from their being due to their end. An answer and the order's end may be heard of in either order: the
 * first waits here for the other. Thread-safe.
 */
final class Journeys {

    private final Map<UUID, Half> halves = new ConcurrentHashMap<>();
    private final LongAdder open = new LongAdder();
    private final Window window;
    private final Pace pace;

    /** Everything, to be read each second. */
    final Meter live = new Meter();

    /** What happens within the window, whenever it began. */
    final Meter within = new Meter();

    /** What becomes of the orders that are due within the window, whenever that is. */
    final Meter measured = new Meter();

    private sealed interface Half {}

    private record Accepted(Ticket ticket) implements Half {}

    private record Ended(Ending ending, long at) implements Half {}

    Journeys(Window window, Pace pace) {
        this.window = window;
        this.pace = pace;
    }

    void offered(Ticket ticket) {
        live.offered();
        if (window.contains(ticket.due())) {
            measured.offered();
        }
    }

    void accepted(Ticket ticket, UUID order, long at) {
        open.increment();
        live.accepted(at - ticket.due());
        if (window.contains(ticket.due())) {
            measured.accepted(at - ticket.due());
        }
        if (window.contains(at)) {
            within.accepted(at - ticket.due());
        }
        if (halves.putIfAbsent(order, new Accepted(ticket)) instanceof Ended ended) {
            halves.remove(order);
            over(ticket, ended);
        }
    }

    void failed(Ticket ticket, String how) {
        live.failed(how);
        if (window.contains(ticket.due())) {
            measured.failed(how);
        }
        pace.over();
    }

    void ended(UUID order, Ending ending, long at) {
        var ended = new Ended(ending, at);
        if (halves.putIfAbsent(order, ended) instanceof Accepted accepted) {
            halves.remove(order);
            over(accepted.ticket(), ended);
        }
    }

    /** How many were accepted and have not ended. */
    long open() {
        return open.sum();
    }

    private void over(Ticket ticket, Ended ended) {
        long took = ended.at() - ticket.due();
        live.ended(ended.ending(), took);
        if (window.contains(ended.at())) {
            within.ended(ended.ending(), took);
        }
        if (window.contains(ticket.due())) {
            measured.ended(ended.ending(), took);
        }
        open.decrement();
        pace.over();
    }
}
