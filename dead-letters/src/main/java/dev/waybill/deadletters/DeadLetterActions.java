package dev.waybill.deadletters;

import dev.waybill.deadletters.AuditTrail.Entry;
import dev.waybill.deadletters.AuditTrail.Step;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Replays dead letters, that is, publishes them again to their source topics, or discards them. The audit trail is written
 * before and after a replay. An interrupted one is repeated the next time, which is harmless because of the consumer's
 * inbox; if the event is older than the inbox, only on the same day. What has personal data of an erased order is not
 * replayed. Memory is needed for some hundred dead letters. Thread-safe.
 */
public final class DeadLetterActions {
    private static final int CHUNK = 200;
    private static final int CHUNK_BYTES = 4 << 20;

    private final KafkaCluster cluster;
    private final ErasureCheck erasures;
    private final Clock clock;

    public DeadLetterActions(KafkaCluster cluster, ErasureCheck erasures, Clock clock) {
        this.cluster = cluster;
        this.erasures = erasures;
        this.clock = clock;
    }

    /**
     * What to do.
     *
     * @param policy which may be replayed; null discards instead
     * @param cap how many at most
     * @param by who does it
     * @param why the given reason, required for a discard and for a replay of what is older than the inbox
     */
    public record Action(@Nullable ReplayPolicy policy, long cap, String by, String why) {
        public Action {
            boolean older = policy != null && policy.olderToo();
            if ((policy == null || older) && why.isBlank()) {
                throw new IllegalArgumentException(
                        (older ? "A replay of what is older than the inbox" : "A discard") + " needs a reason.");
            }
        }

        /** Why this dead letter is left alone; empty if it is not. */
        Optional<String> objection(DeadLetter deadLetter, Instant now) {
            if (policy != null) {
                return policy.objection(deadLetter, now);
            }
            return deadLetter.state() == DeadLetter.State.NEW
                    ? Optional.empty()
                    : Optional.of("was already " + deadLetter.stateName());
        }
    }

    /** Is informed of each dead letter, on the thread of the caller. */
    public interface Progress {
        void done(DeadLetter deadLetter);

        /** @param objection as in {@code was already replayed (--again replays it)}: with options of the command line */
        default void refused(DeadLetter deadLetter, String objection) {}
    }

    /**
     * What came of an action.
     *
     * @param done how many were replayed or discarded, or would be
     * @param refused how many were left alone because of an objection
     * @param beyondCap how many more there are
     * @param notes what could not be read, as sentences
     */
    public record Outcome(long done, long refused, long beyondCap, List<String> notes) {}

    /** What an action would do; changes nothing. */
    public Outcome preview(DeadLetterFilter filter, Action action, Progress progress) {
        return new Run(action, progress, _ -> {}).over(filter);
    }

    /**
     * Returns once all are replayed or discarded.
     *
     * @throws DeadLetterException if the brokers do not answer; the audit trail has what was done until then
     */
    public Outcome run(DeadLetterFilter filter, Action action, Progress progress) {
        try (var producer = cluster.producer()) {
            String trail = new AuditTrail(cluster).prepare();
            return new Run(action, progress, chunk -> carryOut(action, chunk, producer, trail)).over(filter);
        } catch (KafkaException e) {
            throw cluster.notAnswering(e);
        }
    }

    private void carryOut(Action action, List<DeadLetter> chunk, KafkaProducer<byte[], byte[]> producer, String trail) {
        var policy = action.policy();
        if (policy == null) {
            send(producer, chunk.stream().map(each -> entry(Step.DISCARDED, each, action, trail)));
            return;
        }
        send(producer, chunk.stream().map(each -> entry(Step.STARTED, each, action, trail)));
        send(
                producer,
                chunk.stream().map(each -> each.replay(policy.isOlder(each, clock.instant()) ? replayId(each) : null)));
        send(producer, chunk.stream().map(each -> entry(Step.REPLAYED, each, action, trail)));
    }

    private ProducerRecord<byte[], byte[]> entry(Step step, DeadLetter deadLetter, Action action, String trail) {
        return Entry.of(clock.instant(), step, deadLetter, action.by(), action.why())
                .toRecord(trail);
    }

    /** A UUIDv7 that replays of the same event for the same consumer share within a day, so that one takes effect. */
    private UUID replayId(DeadLetter deadLetter) {
        UUID name = UUID.nameUUIDFromBytes(
                (deadLetter.eventId() + " " + deadLetter.group()).getBytes(StandardCharsets.UTF_8));
        long day = clock.instant().truncatedTo(ChronoUnit.DAYS).toEpochMilli();
        return new UUID(day << 16 | 0x7000 | name.getMostSignificantBits() & 0xfff, name.getLeastSignificantBits());
    }

    private void send(KafkaProducer<byte[], byte[]> producer, Stream<ProducerRecord<byte[], byte[]>> records) {
        try {
            for (var sent : records.map(producer::send).toList()) {
                sent.get();
            }
        } catch (ExecutionException e) {
            throw cluster.notAnswering(e);
        } catch (InterruptedException e) {
            throw KafkaCluster.interrupted("; the audit trail shows what was done");
        }
    }

    /** One run over the dead letters of a filter, in chunks. */
    private final class Run {
        private final Action action;
        private final Progress progress;
        private final Consumer<List<DeadLetter>> carryOut;
        private final ErasureCheck.OneRun erased = erasures.oneRun();
        private final List<DeadLetter> chunk = new ArrayList<>();
        private int bytes;
        private long done;
        private long refused;
        private long beyondCap;

        Run(Action action, Progress progress, Consumer<List<DeadLetter>> carryOut) {
            this.action = action;
            this.progress = progress;
            this.carryOut = carryOut;
        }

        Outcome over(DeadLetterFilter filter) {
            var notes = new DeadLetterRepository(cluster).inOrder(filter, this::add);
            flush();
            return new Outcome(done, refused, beyondCap, notes);
        }

        private void add(DeadLetter deadLetter) {
            var objection = action.objection(deadLetter, clock.instant());
            if (objection.isEmpty() && done + chunk.size() >= action.cap()) {
                beyondCap++;
                return;
            }
            if (objection.isEmpty() && action.policy() != null) {
                objection = erased.objection(deadLetter);
            }
            if (objection.isPresent()) {
                refused++;
                progress.refused(deadLetter, objection.get());
            } else {
                chunk.add(deadLetter);
                bytes += deadLetter.size();
                if (chunk.size() == CHUNK || bytes > CHUNK_BYTES) {
                    flush();
                }
            }
        }

        private void flush() {
            if (!chunk.isEmpty()) {
                carryOut.accept(chunk);
                done += chunk.size();
                chunk.forEach(progress::done);
                chunk.clear();
                bytes = 0;
            }
        }
    }
}
