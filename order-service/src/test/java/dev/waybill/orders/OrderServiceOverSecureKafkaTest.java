package dev.waybill.orders;

import static org.awaitility.Awaitility.await;

import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.testing.SecureKafka;
import dev.waybill.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The service on a broker of a secure stack, where it may do what it must and nothing else. */
class OrderServiceOverSecureKafkaTest {

    private static final int PARTITIONS = 3;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static SecureKafka kafka;
    private static ServiceInstance service;

    @BeforeAll
    static void start() throws Exception {
        kafka = SecureKafka.newInstance();
        createTopic(KafkaUser.PAYMENT_SERVICE, "payments");
        createTopic(KafkaUser.INVENTORY_SERVICE, "inventory");
        createTopic(KafkaUser.SHIPPING_SERVICE, "shipping");
        var settings =
                OrderServiceIntegrationTest.settings(TestPostgres.shared().createDatabase("orders"));
        settings.put("waybill.kafka.bootstrap-servers", kafka.bootstrapServers());
        settings.put("waybill.orders.saga-deadline", "2s");
        settings.put("waybill.orders.saga-deadline-away", "4s");
        settings.putAll(kafka.springProperties(KafkaUser.ORDER_SERVICE));
        service = new ServiceInstance(settings);
        await().atMost(LIMIT).until(() -> get("/actuator/health/readiness").contains("UP"));
    }

    @AfterAll
    static void stop() {
        service.close();
        kafka.close();
    }

    @Test
    void itPublishesOrdersAndSeesThatNobodyAnswersThem() throws Exception {
        var order = place();

        await().atMost(LIMIT)
                .until(() ->
                        records("orders").stream().anyMatch(event -> event.key().equals(order)));
        await().atMost(LIMIT).until(() -> get("/orders/" + order).contains("\"reason\":\"TIMED_OUT\""));
    }

    @Test
    void itReadsAnswersAndPublishesItsDeadLetters() throws Exception {
        send(KafkaUser.INVENTORY_SERVICE, "inventory");

        await().atMost(LIMIT)
                .until(() -> records("inventory.order-service.dlt").stream()
                        .anyMatch(deadLetter -> deadLetter.value().equals("no event")));
    }

    private static void createTopic(KafkaUser owner, String topic) throws Exception {
        try (var admin = Admin.create(kafka.client(owner))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(KafkaUser owner, String topic) throws Exception {
        try (var producer = new KafkaProducer<>(kafka.client(owner), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "no event")).get();
        }
    }

    private static List<ConsumerRecord<String, String>> records(String topic) {
        var client = kafka.client(KafkaUser.AUDITOR);
        var partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return Stream.generate(() -> consumer.poll(Duration.ofMillis(200)))
                    .limit(10)
                    .flatMap(polled -> StreamSupport.stream(polled.spliterator(), false))
                    .toList();
        }
    }

    private static String place() throws IOException, InterruptedException {
        var placed = send(request("/orders")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(OrderServiceIntegrationTest.ORDER)));
        return JsonMapper.shared().readTree(placed).get("id").asString();
    }

    private static String get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path));
    }
}
