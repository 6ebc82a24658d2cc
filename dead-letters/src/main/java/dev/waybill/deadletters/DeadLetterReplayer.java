package dev.waybill.deadletters;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
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
    public void replay(List<DeadLetter> deadLetters, String by, String why) {
        try (var producer = cluster.producer()) {
            String trail = new AuditTrail(cluster).prepare();
            for (var from = 0; from < deadLetters.size(); from += CHUNK) {
                var chunk = deadLetters.subList(from, Math.min(deadLetters.size(), from + CHUNK));
                var entries = chunk.stream()
                        .map(deadLetter -> AuditTrail.Entry.started(clock.instant(), deadLetter, by, why))
                        .toList();
                send(producer, entries.stream().map(entry -> entry.toRecord(trail)));
                send(producer, chunk.stream().map(DeadLetter::replay));
                send(
                        producer,
                        entries.stream()
                                .map(entry -> entry.done(clock.instant()).toRecord(trail)));
            }
        } catch (KafkaException e) {
            throw cluster.notAnswering(e);
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, Stream<ProducerRecord<byte[], byte[]>> records) {
        try {
            for (var sent : records.map(producer::send).toList()) {
                sent.get();
            }
        } catch (ExecutionException e) {
            throw cluster.notAnswering(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeadLetterException("Interrupted; the audit trail shows what was replayed.", e);
        }
    }
}
