package dev.waybill.messaging.consumer;

import static dev.waybill.messaging.parcels.Records.order;
import static dev.waybill.messaging.parcels.Records.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.consumer.ConsumerProperties.GroupProtocol;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.messaging.parcels.ParcelDatabase;
import dev.waybill.messaging.parcels.ParcelService;
import dev.waybill.testing.StoppableKafka;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the consumer, with a handler that does nothing, with a plain read of the same records on the same machine. */
@Tag("timing")
class ThroughputTest {

    private static final Logger log = LoggerFactory.getLogger(ThroughputTest.class);
    private static final int EVENTS = 40_000;

    /** Decoding, transactions and the inbox cost more than reading bytes: 1/2 is usual. */
    private static final double MIN_SHARE_OF_PLAIN_READ = 1 / 20.0;

    private static StoppableKafka kafka;
    private static double plainReadPerSecond;

    /** On a broker of its own, because every group that starts later would have to read all of these events. */
    @BeforeAll
    static void createBacklog() throws Exception {
        kafka = TestKafka.newInstance();
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()));
                var broker = new Broker(kafka.bootstrapServers())) {
            admin.createTopics(List.of(new NewTopic("parcels", 4, (short) 1)))
                    .all()
                    .get();
            broker.send(
                    IntStream.range(0, EVENTS).mapToObj(_ -> packed(order(), 1)).toList());
            long startedAt = System.nanoTime();
            assertThat(broker.all("parcels")).hasSize(EVENTS);
            plainReadPerSecond = EVENTS * 1e9 / (System.nanoTime() - startedAt);
        }
    }

    @AfterAll
    static void stopBroker() {
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
            long startedAt = System.nanoTime();

            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> applied(service) >= EVENTS - 1_000);

            double perSecond = (applied(service) - first) / (System.nanoTime() - startedAt) * 1e9;
            log.info(
                    "{} events/s with one thread and group protocol {}, plain read {} records/s",
                    Math.round(perSecond),
                    protocol,
                    Math.round(plainReadPerSecond));
            assertThat(perSecond / plainReadPerSecond).isGreaterThan(MIN_SHARE_OF_PLAIN_READ);
        }
    }

    private static double applied(ParcelService service) {
        return service.counted("parcel.packed.v1", "applied");
    }
}
