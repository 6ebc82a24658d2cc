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
 * Processes the records of one poll: all at once if that succeeds, else partition by partition, else record by record, so
 * that a failure affects only the partition or record that caused it. The order within a partition is kept.
 */
final class Round {

    private static final Logger log = LoggerFactory.getLogger(Round.class);

    /** After this time the remaining records are left to the next poll, because polling must go on. */
    private static final Duration MAX_DURATION = Duration.ofSeconds(15);

    private final Reaction reaction;
    private final DeadLetters deadLetters;
    private final OffsetTracker offsets;
    private final ConsumerMeters meters;
    private final long startedAt = System.nanoTime();

    private record Failed(Failure kind, Throwable thrown) {}

    Round(Reaction reaction, DeadLetters deadLetters, OffsetTracker offsets, ConsumerMeters meters) {
        this.reaction = reaction;
        this.deadLetters = deadLetters;
        this.offsets = offsets;
        this.meters = meters;
    }

    void run(List<Slice> slices) {
        Optional<Failed> failed = handle(
                slices.stream().flatMap(slice -> slice.records().stream()).toList());
        if (failed.isEmpty()) {
            slices.forEach(this::finish);
        } else if (failed.get().kind() == Failure.AWAY) {
            slices.forEach(slice -> backOff(slice.first(), failed.get()));
        } else if (slices.size() == 1) {
            handleFailure(slices.getFirst(), failed.get());
        } else {
            partitionByPartition(slices);
        }
    }

    private void partitionByPartition(List<Slice> slices) {
        Optional<Failed> away = Optional.empty();
        for (Slice slice : slices) {
            if (away.isPresent()) {
                backOff(slice.first(), away.get());
            } else if (deadlineExceeded()) {
                offsets.rewind(slice.first());
            } else {
                Optional<Failed> failed = handle(slice.records());
                failed.ifPresentOrElse(it -> handleFailure(slice, it), () -> finish(slice));
                away = failed.filter(it -> it.kind() == Failure.AWAY);
            }
        }
    }

    private void handleFailure(Slice slice, Failed failed) {
        if (failed.kind() == Failure.PERMANENT) {
            log.warn(
                    "{} is processed record by record because of {}",
                    slice.partition(),
                    failed.thrown().toString());
            processIndividually(slice);
        } else {
            backOff(slice.first(), failed);
        }
    }

    private void processIndividually(Slice slice) {
        for (Incoming each : slice.records()) {
            if (deadlineExceeded()) {
                offsets.rewind(each.record());
                return;
            }
            if (!processSingle(each)) {
                return;
            }
        }
    }

    private boolean processSingle(Incoming each) {
        try (var _ = RecordMdc.of(each.record())) {
            Optional<Failed> failed = handle(List.of(each));
            return failed.isEmpty()
                    ? finish(new Slice(each.partition(), List.of(each)))
                    : publishToDeadLetterTopic(each, failed.get());
        }
    }

    /** Without events for the handler there is no transaction. */
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

    /** Publishes rejected records as dead letters. Returns false at the first that is not acknowledged. */
    private boolean finish(Slice slice) {
        var sent = new ArrayDeque<Future<RecordMetadata>>();
        for (Incoming each : slice.records()) {
            if (each instanceof Incoming.Refused refused) {
                sent.add(deadLetters.send(refused.record(), refused.reason()));
            }
        }
        for (Incoming each : slice.records()) {
            if (each instanceof Incoming.Refused(var record, String type, FailureReason reason)) {
                if (!awaitAcknowledgement(sent.remove(), record)) {
                    return false;
                }
                try (var _ = RecordMdc.of(record)) {
                    log.warn("{} became a dead letter: {}", describe(record), reason.message());
                }
                meters.count(type, Result.DEAD_LETTERED);
            } else if (each instanceof Incoming.Ignored ignored) {
                meters.count(ignored.type(), Result.IGNORED);
            }
            offsets.markProcessed(each.record());
        }
        return true;
    }

    private boolean publishToDeadLetterTopic(Incoming failing, Failed failed) {
        if (failed.kind() != Failure.PERMANENT) {
            backOff(failing.record(), failed);
            return false;
        }
        var sent = deadLetters.send(failing.record(), Failure.reason(failed.thrown()));
        if (!awaitAcknowledgement(sent, failing.record())) {
            return false;
        }
        log.error("{} became a dead letter", describe(failing.record()), failed.thrown());
        meters.count(failing.type(), Result.DEAD_LETTERED);
        offsets.markProcessed(failing.record());
        return true;
    }

    private boolean awaitAcknowledgement(Future<RecordMetadata> sent, ConsumerRecord<byte[], byte[]> record) {
        try {
            DeadLetters.await(sent);
            return true;
        } catch (TransientFailureException e) {
            backOff(record, new Failed(Failure.BUSY, e));
            return false;
        }
    }

    private void backOff(ConsumerRecord<byte[], byte[]> first, Failed failed) {
        meters.retried(failed.kind());
        Duration backOff = offsets.retryLater(first);
        try (var _ = RecordMdc.of(first)) {
            log.warn(
                    "{} is retried in {} ms because of {}",
                    describe(first),
                    backOff.toMillis(),
                    failed.thrown().toString());
        }
    }

    private boolean deadlineExceeded() {
        return System.nanoTime() - startedAt > MAX_DURATION.toNanos();
    }

    private static String describe(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition() + " at offset " + record.offset();
    }
}
