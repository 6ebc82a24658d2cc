package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.testing.MutableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class LagMonitorTest {

    private final MutableClock clock = new MutableClock();
    private final LagMonitor monitor = new LagMonitor(
            new EventMapperRegistry(List.of(), ""), new OffsetCommitter(), new SimpleMeterRegistry(), clock);

    @Test
    void aConsumerWhoseTopicsWereDeletedDoesNotReportTheBrokersAsAway() {
        try (var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
            consumer.assign(List.of(new TopicPartition("parcels", 0)));
            consumer.setOffsetsException(new TimeoutException("no such partition"));
            await().untilAsserted(() -> {
                monitor.queryIfDue(consumer);
                clock.advance(Duration.ofSeconds(11));
                assertThat(monitor.brokerAwayReason()).isPresent();
            });

            consumer.assign(List.of());

            await().untilAsserted(() -> {
                monitor.queryIfDue(consumer);
                assertThat(monitor.brokerAwayReason()).isEmpty();
            });
        }
    }
}
