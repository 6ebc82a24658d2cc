package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.EventMapper;
import dev.waybill.messaging.MutableTime;
import dev.waybill.messaging.parcels.ParcelEvent;
import dev.waybill.stack.process.Ports;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class LagMonitorTest {

    private static final TopicPartition PARTITION = new TopicPartition("parcels", 0);
    private static final TopicPartition OTHER = new TopicPartition("parcels", 1);

    private final MutableTime time = new MutableTime();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

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
    void aConsumerWhoseTopicsWereDeletedDoesNotReportTheBrokersAsAway() {
        try (var consumer = new MockConsumer<byte[], byte[]>("earliest");
                Admin away = absentBrokers()) {
            LagMonitor monitor = monitor(away);
            consumer.assign(List.of(PARTITION));
            awaitAbsence(monitor, consumer);

            consumer.assign(List.of());

            await().untilAsserted(() -> {
                monitor.queryIfDue(consumer);
                assertThat(monitor.brokerAwayReason()).isEmpty();
            });
        }
    }

    @Test
    void brokersThatAreAwayStayAwayThoughTheClockIsSetBack() {
        try (var consumer = new MockConsumer<byte[], byte[]>("earliest");
                Admin away = absentBrokers()) {
            LagMonitor monitor = monitor(away);
            consumer.assign(List.of(PARTITION));
            awaitAbsence(monitor, consumer);

            time.setClock(Duration.ofHours(-1));

            assertThat(monitor.brokerAwayReason()).isPresent();
        }
    }

    @Test
    void aPartitionWithoutALeaderHidesNeitherTheOthersNorThatTheBrokersAnswer() {
        var failing = new HashSet<>(Set.of(OTHER));
        try (var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
            LagMonitor monitor = monitor(brokersWith(new AtomicLong(5), failing));
            consumer.assign(List.of(OTHER, PARTITION));
            consumer.updateBeginningOffsets(Map.of(OTHER, 0L, PARTITION, 0L));

            await().untilAsserted(() -> {
                monitor.queryIfDue(consumer);
                assertThat(meters.find("waybill.consumer.lag.records")
                                .tag("partition", "0")
                                .gauges())
                        .extracting(Gauge::value)
                        .containsExactly(5.0);
            });
            time.pass(Duration.ofSeconds(11));
            assertThat(monitor.brokerAwayReason()).isEmpty();

            failing.add(PARTITION);
            awaitAbsence(monitor, consumer);
        }
    }

    @Test
    void aLagIsNotHiddenByAClockThatIsSetBack() {
        var end = new AtomicLong();
        try (var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
            LagMonitor monitor = monitor(brokersWith(end, Set.of()));
            consumer.assign(List.of(PARTITION));
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
            await().untilAsserted(() -> {
                monitor.queryIfDue(consumer);
                assertThat(meters.find("waybill.consumer.lag.records").gauge()).isNotNull();
            });
            assertThat(lagSeconds()).isZero();
            end.set(5);
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

    private void awaitAbsence(LagMonitor monitor, MockConsumer<byte[], byte[]> consumer) {
        await().untilAsserted(() -> {
            monitor.queryIfDue(consumer);
            time.pass(Duration.ofSeconds(11));
            assertThat(monitor.brokerAwayReason()).isPresent();
        });
    }

    private double lagSeconds() {
        return meters.get("waybill.consumer.lag.seconds").gauge().value();
    }

    private LagMonitor monitor(Admin admin) {
        var provider = new ObjectProvider<Admin>() {
            @Override
            public Admin getObject() {
                return admin;
            }
        };
        return new LagMonitor(
                new EventMapperRegistry(List.of(new Parcels()), ""), provider, new OffsetCommitter(), meters, time);
    }

    private static Admin absentBrokers() {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", "127.0.0.1:" + Ports.free()));
    }

    /** Answers the request for end offsets and no other. */
    private static Admin brokersWith(AtomicLong end, Set<TopicPartition> failing) {
        return (Admin) Proxy.newProxyInstance(
                LagMonitorTest.class.getClassLoader(), new Class<?>[] {Admin.class}, (_, method, _) -> {
                    assertThat(method.getName()).isEqualTo("listOffsets");
                    return new ListOffsetsResult(Stream.of(PARTITION, OTHER)
                            .collect(Collectors.toMap(
                                    each -> each, each -> failing.contains(each) ? withoutLeader() : answer(end))));
                });
    }

    private static KafkaFuture<ListOffsetsResultInfo> answer(AtomicLong end) {
        return KafkaFuture.completedFuture(new ListOffsetsResultInfo(end.get(), -1, Optional.empty()));
    }

    private static KafkaFuture<ListOffsetsResultInfo> withoutLeader() {
        var failed = new KafkaFutureImpl<ListOffsetsResultInfo>();
        failed.completeExceptionally(new TimeoutException("no leader"));
        return failed;
    }
}
