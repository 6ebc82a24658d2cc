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
 * Puts letters back on the topics they came from. The audit trail is written before and after; a replay that was cut
 * short in between is done once more the next time, which the consumer's inbox makes harmless.
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
     * @param why the reason that they give
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
                deadLetter.death(),
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
            throw new StackException("Interrupted; the audit trail says how far it came.", e);
        }
    }
}
