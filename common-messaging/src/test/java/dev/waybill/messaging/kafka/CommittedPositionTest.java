package dev.waybill.messaging.kafka;

import static dev.waybill.messaging.parcels.Records.order;
import static dev.waybill.messaging.parcels.Records.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.messaging.parcels.ParcelDatabase;
import dev.waybill.messaging.parcels.ParcelService;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class CommittedPositionTest {

    private static final String BROKER = TestKafka.shared().bootstrapServers();

    @Test
    void theEndOfATransactionIsCommittedThoughNoRecordFollowsIt() {
        try (var service = ParcelService.start(
                        "committed-position", ParcelDatabase.create(TestPostgres.shared()), BROKER);
                var foreign = new KafkaProducer<>(
                        Map.of("bootstrap.servers", BROKER, "transactional.id", "committed-position"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            OrderId order = order();
            var sent = Broker.shared().send(List.of(packed(order, 1))).getFirst();
            var partition = new TopicPartition(sent.topic(), sent.partition());
            await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1));

            foreign.initTransactions();
            foreign.beginTransaction();
            foreign.send(packed(order, 2));
            foreign.flush();
            foreign.abortTransaction();

            // the aborted record and the marker
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Broker.shared().committed("committed-position", partition) == sent.offset() + 3);
            assertThat(service.effects(order)).containsExactly(1);
        }
    }
}
