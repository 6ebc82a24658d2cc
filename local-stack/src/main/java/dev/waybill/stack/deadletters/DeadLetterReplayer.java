package dev.waybill.stack.deadletters;

import dev.waybill.stack.StackException;
import dev.waybill.stack.deadletters.AuditEntry.Step;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Publishes dead letters again to their source topics. The audit trail is written before and after; an interrupted replay
 * is repeated the next time, which is harmless because of the consumer's inbox.
 */
public final class DeadLetterReplayer {
    private static final int CHUNK = 200;

    private final KafkaCluster cluster;
    private final Clock clock;

    public DeadLetterReplayer(KafkaCluster cluster, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    /**
     * Returns once all are replayed.
     *
     * @param by who does it
     * @param why the given reason
     */
    public void replay(List<DeadLetterStatus> deadLetters, String by, String why) {
        try (var producer = cluster.producer()) {
            new AuditTrail(cluster).prepare();
            for (var from = 0; from < deadLetters.size(); from += CHUNK) {
                replay(deadLetters.subList(from, Math.min(deadLetters.size(), from + CHUNK)), by, why, producer);
            }
        } catch (KafkaException e) {
            throw cluster.notAnswering(e);
        }
    }

    private void replay(
            List<DeadLetterStatus> deadLetters, String by, String why, KafkaProducer<byte[], byte[]> producer) {
        var entries =
                deadLetters.stream().map(status -> started(status, by, why)).toList();
        send(producer, entries.stream().map(AuditTrail::record).toList());
        send(
                producer,
                deadLetters.stream()
                        .map(status -> ReplayHeaders.replay(status.record(), status.nextAttempt()))
                        .toList());
        send(
                producer,
                entries.stream()
                        .map(entry -> AuditTrail.record(entry.done(clock.instant())))
                        .toList());
    }

    private AuditEntry started(DeadLetterStatus status, String by, String why) {
        var deadLetter = status.record();
        return new AuditEntry(
                clock.instant(),
                Step.STARTED,
                by,
                why,
                deadLetter.place(),
                deadLetter.failure(),
                deadLetter.order(),
                deadLetter.eventId(),
                deadLetter.type(),
                status.nextAttempt());
    }

    private void send(KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
        var sent = new ArrayList<Future<?>>();
        records.forEach(record -> sent.add(producer.send(record)));
        try {
            for (var each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw cluster.notAnswering(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted; the audit trail shows what was replayed.", e);
        }
    }
}
