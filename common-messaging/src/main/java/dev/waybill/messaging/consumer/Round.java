package dev.waybill.messaging.consumer;

import dev.waybill.messaging.TransientFailureException;
import dev.waybill.messaging.consumer.ConsumerMeters.Result;
import dev.waybill.messaging.deadletters.DeadLetters;
import dev.waybill.messaging.deadletters.FailureReason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees one poll's records through: all of them at once if that works, else partition by partition, else record by record,
 * so that a failure costs no more than what it belongs to. Within a partition nothing is ever overtaken.
 */
final class Round {

    private static final Logger log = LoggerFactory.getLogger(Round.class);

    /** After this long the rest is left to the next poll, because polling must go on. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Reaction reaction;
    private final DeadLetters deadLetters;
    private final OffsetTracker progress;
    private final ConsumerMeters meters;
    private final long begun = System.nanoTime();

    private record Failed(Failure kind, Throwable thrown) {}

    Round(Reaction reaction, DeadLetters deadLetters, OffsetTracker progress, ConsumerMeters meters) {
        this.reaction = reaction;
        this.deadLetters = deadLetters;
        this.progress = progress;
        this.meters = meters;
    }

    void run(List<Slice> slices) {
        Optional<Failed> failed = handle(
                slices.stream().flatMap(slice -> slice.records().stream()).toList());
        if (failed.isEmpty()) {
            slices.forEach(this::finish);
        } else if (failed.get().kind() == Failure.AWAY) {
            slices.forEach(slice -> wait(slice.first(), failed.get()));
        } else if (slices.size() == 1) {
            settle(slices.getFirst(), failed.get());
        } else {
            partitionByPartition(slices);
        }
    }

    private void partitionByPartition(List<Slice> slices) {
        Optional<Failed> away = Optional.empty();
        for (Slice slice : slices) {
            if (away.isPresent()) {
                wait(slice.first(), away.get());
            } else if (outOfPatience()) {
                progress.leave(slice.first());
            } else {
                Optional<Failed> failed = handle(slice.records());
                failed.ifPresentOrElse(it -> settle(slice, it), () -> finish(slice));
                away = failed.filter(it -> it.kind() == Failure.AWAY);
            }
        }
    }

    private void settle(Slice slice, Failed failed) {
        if (failed.kind() == Failure.PERMANENT) {
            log.warn(
                    "{} is taken record by record because of {}",
                    slice.partition(),
                    failed.thrown().toString());
            oneByOne(slice);
        } else {
            wait(slice.first(), failed);
        }
    }

    private void oneByOne(Slice slice) {
        for (Incoming each : slice.records()) {
            if (outOfPatience()) {
                progress.leave(each.record());
                return;
            }
            if (!settleAlone(each)) {
                return;
            }
        }
    }

    private boolean settleAlone(Incoming each) {
        try (var _ = RecordMdc.about(each.record())) {
            Optional<Failed> failed = handle(List.of(each));
            return failed.isEmpty() ? finish(new Slice(each.partition(), List.of(each))) : bury(each, failed.get());
        }
    }

    /** Records without input make no reaction and so no transaction. */
    private Optional<Failed> handle(List<Incoming> records) {
        List<Incoming.Input> inputs = records.stream()
                .filter(Incoming.Input.class::isInstance)
                .map(Incoming.Input.class::cast)
                .toList();
        try {
            if (!inputs.isEmpty()) {
                reaction.run(inputs);
            }
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of(new Failed(Failure.of(e), e));
        }
    }

    /** Sends what was refused to the dead letters; everything before the first that does not arrive there is done. */
    private boolean finish(Slice slice) {
        var sent = new ArrayDeque<Future<RecordMetadata>>();
        for (Incoming each : slice.records()) {
            if (each instanceof Incoming.Refused refused) {
                sent.add(deadLetters.send(refused.record(), refused.reason()));
            }
        }
        for (Incoming each : slice.records()) {
            if (each instanceof Incoming.Refused(var record, String type, FailureReason reason)) {
                if (!arrived(sent.remove(), record)) {
                    return false;
                }
                try (var _ = RecordMdc.about(record)) {
                    log.warn("{} went to the dead letters: {}", where(record), reason.message());
                }
                meters.count(type, Result.DEAD_LETTERED);
            } else if (each instanceof Incoming.Ignored ignored) {
                meters.count(ignored.type(), Result.IGNORED);
            }
            progress.done(each.record());
        }
        return true;
    }

    private boolean bury(Incoming poisoned, Failed failed) {
        if (failed.kind() != Failure.PERMANENT) {
            wait(poisoned.record(), failed);
            return false;
        }
        var sent = deadLetters.send(poisoned.record(), Failure.reason(failed.thrown()));
        if (!arrived(sent, poisoned.record())) {
            return false;
        }
        log.error("{} went to the dead letters", where(poisoned.record()), failed.thrown());
        meters.count(poisoned.type(), Result.DEAD_LETTERED);
        progress.done(poisoned.record());
        return true;
    }

    private boolean arrived(Future<RecordMetadata> sent, ConsumerRecord<byte[], byte[]> record) {
        try {
            DeadLetters.await(sent);
            return true;
        } catch (TransientFailureException e) {
            wait(record, new Failed(Failure.BUSY, e));
            return false;
        }
    }

    private void wait(ConsumerRecord<byte[], byte[]> first, Failed failed) {
        meters.retried(failed.kind());
        Duration pause = progress.wait(first);
        try (var _ = RecordMdc.about(first)) {
            log.warn(
                    "{} waits {} ms because of {}",
                    where(first),
                    pause.toMillis(),
                    failed.thrown().toString());
        }
    }

    private boolean outOfPatience() {
        return System.nanoTime() - begun > PATIENCE.toNanos();
    }

    private static String where(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition() + " at offset " + record.offset();
    }
}
