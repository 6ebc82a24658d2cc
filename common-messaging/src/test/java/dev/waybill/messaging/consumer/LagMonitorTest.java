package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.stack.process.Ports;
import dev.waybill.testing.MutableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class LagMonitorTest {

    private final MutableClock clock = new MutableClock();

    @Test
    void aConsumerWhoseTopicsWereDeletedDoesNotReportTheBrokersAsAway() {
        try (var consumer = new MockConsumer<byte[], byte[]>("earliest");
                var away = Admin.create(Map.<String, Object>of("bootstrap.servers", "127.0.0.1:" + Ports.free()))) {
            LagMonitor monitor = monitor(away);
            consumer.assign(List.of(new TopicPartition("parcels", 0)));
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

    private LagMonitor monitor(Admin admin) {
        var provider = new ObjectProvider<Admin>() {
            @Override
            public Admin getObject() {
                return admin;
            }
        };
        return new LagMonitor(
                new EventMapperRegistry(List.of()), provider, new OffsetCommitter(), new SimpleMeterRegistry(), clock);
    }
}
