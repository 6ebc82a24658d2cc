package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetCommitterTest {

    private final TopicPartition partition = new TopicPartition("parcels", 0);
    private final OffsetCommitter offsets = new OffsetCommitter();

    /** Fails as a consumer of the group protocol {@code consumer} does. */
    private static final class FailingConsumer extends MockConsumer<byte[], byte[]> {

        private final List<Map<TopicPartition, OffsetAndMetadata>> commits = new ArrayList<>();

        FailingConsumer() {
            super("earliest");
        }

        @Override
        public synchronized void commitAsync(
                Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
            commits.add(offsets);
            callback.onComplete(null, new RetriableCommitFailedException("the topic is missing"));
        }
    }

    @Test
    void aFailedCommitIsRepeatedThoughTheConsumerDoesNotPassItsOffsets() {
        try (var consumer = new FailingConsumer()) {
            consumer.assign(List.of(partition));
            offsets.reached(partition, 7);

            await().untilAsserted(() -> {
                offsets.commitIfDue(consumer);
                assertThat(consumer.commits).hasSize(2);
            });

            assertThat(consumer.commits).containsOnly(Map.of(partition, new OffsetAndMetadata(7)));
        }
    }
}
