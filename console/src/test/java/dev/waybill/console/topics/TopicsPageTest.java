package dev.waybill.console.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.console.BrowserTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TopicsPageTest extends BrowserTest {

    @Test
    void aTopicHasItsPartitionsAndAGroupWithoutMembersItsLag() throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", console.bootstrapServers());
        try (var admin = Admin.create(settings);
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            console.createTopic("parcels");
            for (var count = 0; count < 5; count++) {
                producer.send(new ProducerRecord<>("parcels", 1, "key", "value"))
                        .get();
            }
            admin.alterConsumerGroupOffsets(
                            "parcel-service", Map.of(new TopicPartition("parcels", 1), new OffsetAndMetadata(2)))
                    .all()
                    .get();
        }

        var text = open("/topics").text();

        assertThat(text).contains("parcels").contains("2 broker 1: 2 in sync 5 records");
        assertThat(text).contains("parcel-service Empty 0 members");
        assertThat(text).contains("parcel-service parcels 3 records 1: 3");

        browser.run("document.querySelectorAll('details').forEach(one => one.open = true)");
        assertThat(browser.text()).contains("1 1 1 of 1 5");

        assertThat(console.get("/actuator/prometheus"))
                .contains("waybill_group_lag_records{group=\"parcel-service\",partition=\"1\",topic=\"parcels\"} 3");
    }

    @Test
    void aTopicOfEventsThatIsMissingIsShownHereAndOnTheOverview() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", console.bootstrapServers()))) {
            admin.deleteTopics(List.of("shipping")).all().get();
            await().until(() -> !admin.listTopics().names().get().contains("shipping"));
        }
        try {
            assertThat(open("/topics").text()).contains("shipping missing");
            assertThat(open("/").text()).contains("The topic shipping is missing");
        } finally {
            await().ignoreExceptions().untilAsserted(() -> console.createTopic("shipping"));
        }
    }
}
