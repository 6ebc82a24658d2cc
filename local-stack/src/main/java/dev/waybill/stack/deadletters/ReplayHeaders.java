package dev.waybill.stack.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;

/** The headers that distinguish a replay from the original record. Other consumer groups ignore a replay. */
final class ReplayHeaders {
    static final String GROUP = "replay_group";
    static final String ATTEMPT = "replay_attempt";

    private ReplayHeaders() {}

    /** The record without the headers that describe its failure, in its partition, as a replay for its consumer group. */
    static ProducerRecord<byte[], byte[]> replay(DeadLetter record, int attempt) {
        var origin = record.origin();
        var replay = new ProducerRecord<byte[], byte[]>(
                origin.topic(), origin.partition(), record.key(), record.value(), record.headers());
        replay.headers()
                .remove(GROUP)
                .remove(ATTEMPT)
                .add(GROUP, record.group().getBytes(UTF_8))
                .add(ATTEMPT, Integer.toString(attempt).getBytes(UTF_8));
        return replay;
    }
}
