package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.EventMapper;
import dev.waybill.messaging.MutableTime;
import dev.waybill.messaging.parcels.ParcelEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class LagMonitorTest {

    private static final TopicPartition PARTITION = new TopicPartition("parcels", 0);

    private final MutableTime time = new MutableTime();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LagMonitor monitor =
            new LagMonitor(new EventMapperRegistry(List.of(new Parcels()), ""), new OffsetCommitter(), meters, time);

    private record Parcels() implements EventMapper<ParcelEvent, Integer> {

        @Override
        public Class<ParcelEvent> eventType() {
            return ParcelEvent.class;
        }

        @Override
        public Optional<Integer> map(ParcelEvent event) {
            return Optional.empty();
        }
    }

    @Test
    void brokersThatAreAwayStayAwayThoughTheClockIsSetBack() {
        try (var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
            consumer.assign(List.of(PARTITION));
            consumer.setOffsetsException(new TimeoutException("no answer"));
            await().untilAsserted(() -> {
                monitor.queryIfDue(consumer);
                time.pass(Duration.ofSeconds(11));
                assertThat(monitor.brokerAwayReason()).isPresent();
            });

            time.setClock(Duration.ofHours(-1));

            assertThat(monitor.brokerAwayReason()).isPresent();
        }
    }

    @Test
    void aLagIsNotHiddenByAClockThatIsSetBack() {
        try (var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
            consumer.assign(List.of(PARTITION));
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
            consumer.updateEndOffsets(Map.of(PARTITION, 0L));
            await().untilAsserted(() -> {
                monitor.queryIfDue(consumer);
                assertThat(meters.find("waybill.consumer.lag.records").gauge()).isNotNull();
            });
            assertThat(lagSeconds()).isZero();
            consumer.updateEndOffsets(Map.of(PARTITION, 5L));
            await().untilAsserted(() -> {
                monitor.queryIfDue(consumer);
                assertThat(meters.get("waybill.consumer.lag.records").gauge().value())
                        .isEqualTo(5);
            });

            time.setClock(Duration.ofHours(-1));
            assertThat(lagSeconds()).isZero();
            time.pass(Duration.ofSeconds(7));
            assertThat(lagSeconds()).isEqualTo(7);

            monitor.processed(PARTITION, time.now().time().minusSeconds(3));
            assertThat(lagSeconds()).isEqualTo(3);
        }
    }

    private double lagSeconds() {
        return meters.get("waybill.consumer.lag.seconds").gauge().value();
    }

    @Test
    void aConsumerWhoseTopicsWereDeletedDoesNotReportTheBrokersAsAway() {
        try (var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
            consumer.assign(List.of(new TopicPartition("parcels", 0)));
            consumer.setOffsetsException(new TimeoutException("no such partition"));
            await().untilAsserted(() -> {
                monitor.queryIfDue(consumer);
                time.pass(Duration.ofSeconds(11));
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
