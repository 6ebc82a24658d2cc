package dev.waybill.messaging.consumer;

import static dev.waybill.messaging.parcels.Records.order;
import static dev.waybill.messaging.parcels.Records.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.consumer.ConsumerSettings.GroupProtocol;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.messaging.parcels.ParcelDatabase;
import dev.waybill.messaging.parcels.ParcelService;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A figure for the eye, and a bound so low that only a blunder misses it. */
class ThroughputTest {

    private static final Logger log = LoggerFactory.getLogger(ThroughputTest.class);
    private static final int EVENTS = 40_000;

    private static TestKafka kafka;

    /** On a broker of its own, because every group that begins later would have to read all of this. */
    @BeforeAll
    static void thereIsABacklog() throws Exception {
        kafka = TestKafka.newInstance();
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()));
                var broker = new Broker(kafka.bootstrapServers())) {
            admin.createTopics(List.of(new NewTopic("parcels", 4, (short) 1)))
                    .all()
                    .get();
            broker.send(
                    IntStream.range(0, EVENTS).mapToObj(_ -> packed(order(), 1)).toList());
        }
    }

    @AfterAll
    static void endBroker() {
        kafka.close();
    }

    @ParameterizedTest
    @EnumSource
    void aConsumerThreadIsNotTheBottleneck(GroupProtocol protocol) {
        try (var service = ParcelService.start(
                "throughput-" + protocol,
                ParcelDatabase.create(TestPostgres.shared()),
                kafka.bootstrapServers(),
                "waybill.consumer.group-protocol=" + protocol)) {
            service.handler().ignoreEvents();
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> applied(service) > 5_000);
            double first = applied(service);
            long begun = System.nanoTime();

            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> applied(service) >= EVENTS - 1_000);

            double perSecond = (applied(service) - first) / (System.nanoTime() - begun) * 1e9;
            log.info("{} events/s with one thread and group protocol {}", Math.round(perSecond), protocol);
            assertThat(perSecond).isGreaterThan(2_000);
        }
    }

    private static double applied(ParcelService service) {
        return service.counted("parcel.packed.v1", "applied");
    }
}
