package dev.waybill.console.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.console.BrowserTest;
import dev.waybill.console.StubServices;
import dev.waybill.console.service.ServiceName;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test has a source topic of its own. */
class DeadLetterPagesTest extends BrowserTest {

    private final String topic = "parcels-" + UUID.randomUUID();
    private final String deadLetters = topic + ".parcel-service.dlt";
    private final String order = UUID.randomUUID().toString();

    @BeforeEach
    void createTopics() throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1), new NewTopic(deadLetters, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void deleteTopics() throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            admin.deleteTopics(List.of(topic, deadLetters)).all().get();
        }
    }

    @Test
    void deadLettersAreGroupedByCauseAndConsumerAndOneIsShownWithoutPersonalData() {
        fail("invalid-facts", 1);
        fail("invalid-facts", 2);
        fail("handler-failed", 3);

        var text = open("/dead-letters?topic=" + topic).text();
        assertThat(text)
                .contains("3 dead letters")
                .containsPattern("parcel-service " + topic + " invalid-facts \\S+ 2");

        browser.press(deadLetters + ":0:0");
        awaitText("invalid-facts", "order.placed.v1", "\"sku\" : \"MUG-WHITE\"", "Nothing yet.");
        assertThat(browser.text()).doesNotContain("Ada");
        browser.press("Show personal data");
        awaitText("Ada");

        assertIsForEverybody("/dead-letters?topic=" + topic);
        assertIsForEverybody("/dead-letters/" + deadLetters + ":0:0");
        open("/dead-letters/" + deadLetters + ":0:9");
        assertThat(browser.text()).contains("There is no dead letter");
        assertThat(browser.complaints()).singleElement().asString().contains("404");
    }

    @Test
    void aRowLeadsToThoseThatItCounts() {
        fail("handler-failed", 1);
        open("/dead-letters?topic=%s&order=%s&from=2026-03-01T00:00&cause=handler".formatted(topic, order));

        browser.press("handler-failed dev.waybill.Failure");

        await().until(() -> browser.path().contains("&group=parcel-service&"));
        assertThat(browser.path())
                .contains("topic=" + topic, "order=" + order, "from=2026-03-01T00:00")
                .contains("cause=handler-failed dev.waybill.Failure");
        awaitText("1 dead letter");
    }

    @Test
    void allOfAFilterAreReplayedAfterAPreviewAndTheProgressSurvivesAReload()
            throws ExecutionException, InterruptedException {
        fail("handler-failed", 1);
        fail("handler-failed", 2);
        fail("invalid-facts", 3);

        open("/dead-letters?topic=%s&cause=handler-failed".formatted(topic));
        browser.press("Replay all of them…");
        awaitText("2 dead letters would be replayed.");
        assertThat(browser.barriers()).isEmpty();
        assertThat(end()).as("nothing is replayed by asking").isZero();
        browser.find("input[name=why]").sendKeys("the handler is repaired");
        browser.press("Replay");
        awaitProgress();

        await().untilAsserted(() -> assertThat(open(browser.path()).text())
                .contains("2 dead letters replayed of 2, 0 left alone. It has ended."));
        assertThat(browser.barriers()).isEmpty();
        assertThat(end()).isEqualTo(2);
        assertThat(open("/dead-letters?topic=" + topic).text()).contains("1 dead letter");
        assertThat(open("/dead-letters/" + deadLetters + ":0:0").text())
                .contains("replayed by console: the handler is repaired");
    }

    @Test
    void noMoreThanTheMaximumAreReplayedAndWithoutScripts() throws ExecutionException, InterruptedException {
        fail("handler-failed", 1);
        fail("handler-failed", 2);
        browser.withScripts(false);

        open("/dead-letters/actions?kind=REPLAY&topic=" + topic);
        var maximum = browser.find("input[name=cap]");
        maximum.clear();
        maximum.sendKeys("1");
        browser.press("Replay");
        awaitProgress();

        await().untilAsserted(() -> assertThat(open(browser.path()).text())
                .contains("1 dead letter replayed of 1, 0 left alone. It has ended."));
        assertThat(end()).isEqualTo(1);
    }

    @Test
    void aMaximumThatIsRaisedCounts() {
        fail("handler-failed", 1);
        fail("handler-failed", 2);

        open("/dead-letters/actions?kind=REPLAY&cap=1&topic=" + topic);
        assertThat(browser.text()).contains("1 dead letter would be replayed. 1 more are beyond the maximum.");
        var maximum = browser.find("input[name=cap]");
        maximum.clear();
        maximum.sendKeys("5");
        browser.press("Replay");
        awaitProgress();

        await().untilAsserted(() ->
                assertThat(open(browser.path()).text()).contains("2 dead letters replayed of 2, 0 left alone."));
    }

    @Test
    void oneIsDiscardedForAReasonAndReplayedAllTheSame() throws ExecutionException, InterruptedException {
        fail("invalid-facts", 1);

        open("/dead-letters/" + deadLetters + ":0:0").press("Discard…");
        awaitText("1 dead letter would be discarded.");
        assertThat(browser.find("input[name=why]").getDomAttribute("required")).isNotNull();
        browser.find("input[name=why]").sendKeys("the order was a test");
        browser.press("Discard");
        awaitProgress();

        await().untilAsserted(() -> assertThat(
                        open("/dead-letters/" + deadLetters + ":0:0").text())
                .contains("discarded by console: the order was a test"));
        assertThat(open("/dead-letters?topic=" + topic).text()).contains("There are none, or none that match.");
        assertThat(open("/dead-letters?all=true&topic=" + topic).text()).contains("1 dead letter", "discarded");

        open("/dead-letters/" + deadLetters + ":0:0").press("Replay…");
        awaitText("1 dead letter would be replayed.");
        browser.press("Replay");
        awaitProgress();
        await().untilAsserted(() -> assertThat(end()).isEqualTo(1));
    }

    @Test
    void anEventOlderThanConsumersRememberIsReplayedByItselfForAReason()
            throws ExecutionException, InterruptedException {
        fail("outside-retention", 1, "01900000-0000-7000-8000-000000000001");

        open("/dead-letters/actions?kind=REPLAY&topic=" + topic);
        assertThat(browser.text())
                .contains(
                        "0 dead letters would be replayed. 1 dead letter would be left alone."
                                + " It was published longer ago than consumers remember.",
                        "can be replayed from its own page");

        open("/dead-letters/" + deadLetters + ":0:0").press("Replay…");
        awaitText("1 dead letter would be replayed.", "Its event is older than consumers remember");
        assertThat(browser.find("input[name=why]").getDomAttribute("required")).isNotNull();
        browser.find("input[name=why]").sendKeys("the order has no parcel");
        browser.press("Replay");
        awaitProgress();
        await().untilAsserted(() -> assertThat(end()).isEqualTo(1));
    }

    @Test
    void whatIsLeftAloneHasItsReasonInTheQuestionAndInTheProgress() throws ExecutionException, InterruptedException {
        var failed = "orders.payment-service.dlt";
        try (var admin = admin()) {
            admin.createTopics(List.of(new NewTopic(failed, 1, (short) 1)))
                    .all()
                    .get();
            try {
                fail(
                        "orders",
                        "payment-service",
                        "handler-failed",
                        1,
                        UUID.randomUUID().toString());
                console.services().down(ServiceName.ORDERS);

                open("/dead-letters/actions?kind=REPLAY&topic=orders");
                assertThat(browser.text())
                        .contains(
                                "1 dead letter would be left alone. It may be of an order whose personal data was erased")
                        .contains("order-service does not answer");
                browser.press("Replay");
                awaitProgress();

                await().untilAsserted(() -> assertThat(open(browser.path()).text())
                        .contains("1 left alone. It has ended.")
                        .contains("It may be of an order whose personal data was erased")
                        .contains("order-service does not answer"));
            } finally {
                admin.deleteTopics(List.of(failed)).all().get();
            }
        }
    }

    @Test
    void anEventThatConsumersRememberLongerThanUsualIsReplayedAsAnyOther() {
        long time = Instant.now().minus(Duration.ofDays(12)).toEpochMilli();
        fail("handler-failed", 1, new UUID(time << 16 | 0x7000, 1L << 63).toString());

        open("/dead-letters/actions?kind=REPLAY&topic=" + topic);

        assertThat(browser.text()).contains("1 dead letter would be replayed.");
    }

    @Test
    void aPausedPartitionIsReleasedAfterAQuestion() {
        console.services()
                .answer(ServiceName.PAYMENTS, "GET /actuator/deadletterbrake", 200, """
                        {"paused": [{"partition": "orders-3", "since": "2026-03-01T12:00:00Z", "deadLetters": 20}]}""")
                .answer(ServiceName.PAYMENTS, "POST /actuator/deadletterbrake", 204, "");

        open("/dead-letters").press("Release orders-3");
        awaitText("Let the partition go on?");
        assertThat(console.services().actions()).isEmpty();
        browser.press("Let it go on");

        awaitText("orders-3 goes on in payment-service.");
        assertThat(console.services().actions())
                .containsExactly(new StubServices.Request(
                        ServiceName.PAYMENTS,
                        "POST /actuator/deadletterbrake",
                        "{\"partition\":\"orders-3\"}",
                        "",
                        ""));
    }

    @Test
    void eventsOfAnOrderArePublishedAgainAfterADryRun() {
        for (var service : ServiceName.values()) {
            console.services()
                    .answer(service, "POST /events/resends", 202, resend("DONE"))
                    .answer(service, "GET /events/resends/r1", 200, resend("DONE"));
        }

        open("/events/resends");
        browser.find("input[name=order]").sendKeys(order);
        browser.findAll("button").getFirst().click();
        awaitText("order-service: 3 {order.placed.v1=3}", "shipping-service: 3");
        assertThat(console.services().actions())
                .allMatch(action -> action.body().contains("\"dryRun\":true"));
        assertIsForEverybody("/events/resends");
        browser.withScripts(true);
        open("/events/resends/preview?order=" + order).press("Publish again");

        awaitText("It has ended.", "order-service done 3 of 3 events");
        assertThat(browser.barriers()).isEmpty();
        assertThat(console.services().actions().getLast().body())
                .contains("\"dryRun\":false", "\"orderId\":\"" + order + "\"");
    }

    @Test
    void whatOneServiceDoesNotStartIsSaidWithTheProgressOfTheOthers() {
        for (var service : ServiceName.values()) {
            console.services()
                    .answer(service, "POST /events/resends", 202, resend("DONE"))
                    .answer(service, "GET /events/resends/r1", 200, resend("DONE"));
        }
        open("/events/resends/preview?order=" + order);
        console.services().down(ServiceName.INVENTORY);
        browser.press("Publish again");

        awaitText("It has ended.", "order-service done 3 of 3 events", "shipping-service done 3 of 3 events");
        assertThat(browser.find(".outcome.failed").getText()).contains("inventory-service does not answer");
    }

    @Test
    void aPageOfWhatHasEndedAsksNoMore() {
        console.services().answer(ServiceName.ORDERS, "GET /events/resends/r1", 200, resend("RUNNING"));
        open("/events/resends/progress?order-service=r1");
        assertThat(browser.text()).contains("It goes on when this page is closed.");

        console.services().answer(ServiceName.ORDERS, "GET /events/resends/r1", 200, resend("DONE"));
        awaitText("It has ended.");

        int asked = console.services().requests().size();
        await().during(Duration.ofSeconds(3))
                .until(() -> console.services().requests().size() == asked);
    }

    @Test
    void whatAServiceRefusesIsSaid() {
        console.services().answer(ServiceName.ORDERS, "POST /events/resends", 422, """
                {"status": 422, "detail": "The beginning is longer ago than consumers remember."}""");

        open("/events/resends/preview?source=order-service&since=2020-01-01T00:00");

        assertThat(browser.text()).contains("longer ago than consumers remember");
        assertThat(browser.complaints()).singleElement().asString().contains("422");
    }

    private void awaitProgress() {
        await().until(() -> browser.path().startsWith("/dead-letters/actions/"));
    }

    private static String resend(String state) {
        return """
                {"id": "r1", "dryRun": false, "state": "%s", "types": {"order.placed.v1": 3}, "sent": 3, "problem": null}""".formatted(state);
    }

    private void fail(String reason, long offset) {
        fail(reason, offset, UUID.randomUUID().toString());
    }

    private void fail(String reason, long offset, String event) {
        fail(topic, "parcel-service", reason, offset, event);
    }

    private void fail(String source, String group, String reason, long offset, String event) {
        var record = new ProducerRecord<byte[], byte[]>(
                source + "." + group + ".dlt", 0, order.getBytes(UTF_8), """
                {"lines": [{"sku": "MUG-WHITE"}], "shippingAddress": {"name": "Ada"}}""".getBytes(UTF_8));
        Map.of(
                        "ce_id", event,
                        "ce_type", "order.placed.v1",
                        "ce_sequence", "000000000" + offset,
                        "kafka_dlt-exception-fqcn", "dev.waybill.Failure",
                        "waybill_dlt-reason", reason,
                        "waybill_dlt-detail", "#/lines: is empty",
                        "waybill_dlt-failed-at", "2026-03-01T12:00:00Z")
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        record.headers()
                .add("kafka_dlt-original-topic", source.getBytes(UTF_8))
                .add("kafka_dlt-original-consumer-group", group.getBytes(UTF_8))
                .add(
                        "kafka_dlt-original-partition",
                        ByteBuffer.allocate(4).putInt(0).array())
                .add(
                        "kafka_dlt-original-offset",
                        ByteBuffer.allocate(8).putLong(offset).array())
                .add(
                        "kafka_dlt-original-timestamp",
                        ByteBuffer.allocate(8).putLong(offset).array());
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", console.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** How many records the source topic has. */
    private long end() throws ExecutionException, InterruptedException {
        var partition = new TopicPartition(topic, 0);
        try (var admin = admin()) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", console.bootstrapServers()));
    }
}
