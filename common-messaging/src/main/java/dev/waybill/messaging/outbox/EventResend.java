package dev.waybill.messaging.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run of {@link EventResender} is asked for, and how far it is.
 *
 * @param orderId the events of this order alone; null for those of all orders
 * @param since the earliest time of an event, by its id
 * @param until before which an event is, by its id
 * @param dryRun whether events are only counted
 * @param types how many events of each type there are
 * @param sent how many of them the brokers have acknowledged
 * @param erased how many are left out, because the personal data of their orders was erased
 * @param problem why it has failed; null unless it has
 */
record EventResend(
        UUID id,
        @Nullable UUID orderId,
        Instant since,
        Instant until,
        boolean dryRun,
        State state,
        Map<String, Long> types,
        long sent,
        long erased,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String problem) {

    enum State {
        RUNNING,
        DONE,
        FAILED
    }

    EventResend counted(Map<String, Long> found) {
        return new EventResend(
                id, orderId, since, until, dryRun, state, found, sent, erased, startedAt, endedAt, problem);
    }

    EventResend sent(long more, long moreErased) {
        return new EventResend(
                id,
                orderId,
                since,
                until,
                dryRun,
                state,
                types,
                sent + more,
                erased + moreErased,
                startedAt,
                endedAt,
                problem);
    }

    EventResend ended(Instant now, @Nullable String why) {
        State end = why == null ? State.DONE : State.FAILED;
        return new EventResend(id, orderId, since, until, dryRun, end, types, sent, erased, startedAt, now, why);
    }
}
