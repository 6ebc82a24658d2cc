package dev.waybill.messaging.consumer;

import static dev.waybill.messaging.parcels.Records.order;
import static dev.waybill.messaging.parcels.Records.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.consumer.ConsumerProperties.GroupProtocol;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.messaging.parcels.ParcelDatabase;
import dev.waybill.messaging.parcels.ParcelService;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RebalanceTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Broker broker = Broker.shared();
    private final AtomicInteger last = new AtomicInteger();
    private final List<OrderId> orders =
            IntStream.range(0, 20).mapToObj(_ -> order()).toList();

    @ParameterizedTest
    @EnumSource
    @Execution(CONCURRENT)
    void noEventIsLostDoubledOrReorderedWhenMembersJoinAndLeave(GroupProtocol protocol) {
        String group = "rebalance-" + protocol.name().toLowerCase(Locale.ROOT);
        var database = ParcelDatabase.create(TestPostgres.shared());
        String brokers = TestKafka.shared().bootstrapServers();
        String setting = "waybill.consumer.group-protocol=" + protocol;

        try (var first = ParcelService.start(group, database, brokers, setting)) {
            publish();
            await().atMost(LONG).untilAsserted(() -> assertCaughtUp(first));
            try (var second = ParcelService.start(group, database, brokers, setting, "waybill.consumer.threads=2")) {
                await().atMost(LONG).untilAsserted(() -> {
                    publish();
                    assertThat(second.handler().calls).hasPositiveValue();
                });
                first.close();
                publish();
                await().atMost(LONG).untilAsserted(() -> assertCaughtUp(second));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(CONCURRENT)
    void aStaticMemberThatRestartsGetsItsPartitionsBackWithoutARebalanceOfTheOthers(GroupProtocol protocol) {
        String group = "static-" + protocol.name().toLowerCase(Locale.ROOT);
        var database = ParcelDatabase.create(TestPostgres.shared());

        try (var other = startStatic(group, "other", database, protocol);
                var restarting = startStatic(group, "restarting", database, protocol)) {
            await().atMost(LONG).untilAsserted(() -> {
                assertThat(other.assignedPartitions()).isNotEmpty();
                assertThat(restarting.assignedPartitions()).isNotEmpty();
                assertThat(other.assignedPartitions().size()
                                + restarting.assignedPartitions().size())
                        .isEqualTo(8);
            });
            var counted = new AtomicReference<>(rebalances(other));
            await().during(Duration.ofSeconds(1))
                    .atMost(LONG)
                    .until(
                            () -> { // the other's last callback may be yet to come
                                double now = rebalances(other);
                                return counted.getAndSet(now) == now;
                            });
            var partitions = restarting.assignedPartitions();
            double rebalances = rebalances(other);

            restarting.close();
            publish();
            try (var restarted = startStatic(group, "restarting", database, protocol)) {
                await().atMost(LONG)
                        .untilAsserted(
                                () -> assertThat(restarted.assignedPartitions()).isEqualTo(partitions));
                await().atMost(LONG).untilAsserted(() -> assertCaughtUp(restarted));
                assertThat(rebalances(other)).isEqualTo(rebalances);
            }
        }
    }

    private static ParcelService startStatic(
            String group, String instance, TestDatabase database, GroupProtocol protocol) {
        return ParcelService.start(
                group,
                database,
                TestKafka.shared().bootstrapServers(),
                "waybill.consumer.group-protocol=" + protocol,
                "waybill.consumer.group-instance-id=" + instance);
    }

    private static double rebalances(ParcelService service) {
        return service.bean(MeterRegistry.class).find("waybill.consumer.rebalances").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private void publish() {
        for (int i = 0; i < 10; i++) {
            int number = last.incrementAndGet();
            broker.send(orders.stream().map(order -> packed(order, number)).toList());
        }
    }

    private void assertCaughtUp(ParcelService service) {
        List<Integer> all = IntStream.rangeClosed(1, last.get()).boxed().toList();
        assertThat(orders)
                .allSatisfy(order -> assertThat(service.effects(order)).isEqualTo(all));
    }
}
