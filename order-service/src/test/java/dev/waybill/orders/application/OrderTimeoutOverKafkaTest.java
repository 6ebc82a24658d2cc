package dev.waybill.orders.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.waybill.orders.ServiceInstance;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Deadlines of orders whose answers are on a real broker, in the topics or not. */
@Execution(CONCURRENT)
class OrderTimeoutOverKafkaTest {

    private static final String ORDER = """
            {"customerId": "c-1001",
             "lines": [{"sku": "MUG-WHITE", "quantity": 2}, {"sku": "TSHIRT-BLACK-M", "quantity": 1}],
             "paymentMethod": "pm_card_visa",
             "shippingAddress": {"name": "Ada Lovelace", "street": "12 St James's Square", "city": "London",
                                 "postalCode": "SW1Y 4JH", "country": "GB"}}
            """;
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> ORDERS = List.of("orders");
    private static final List<String> SUBSCRIBED = List.of("inventory", "payments", "shipping");

    private final TestDatabase database = TestPostgres.shared().createDatabase("orders");

    /** The topics and groups of a test are its own, so that the tests can wait beside each other. */
    private final String prefix = database.name() + ".";

    private final Participants participants =
            new Participants(TestKafka.shared().bootstrapServers(), prefix);

    @AfterEach
    void closeParticipants() {
        participants.close();
    }

    @Test
    @Execution(CONCURRENT)
    void ordersWhoseAnswersWaitForAStuckInstanceAreNotTimedOut() throws Exception {
        try (var service = start(TestKafka.shared(), DEADLINE, DEADLINE)) {
            String unanswered;
            List<String> orders;
            try (AutoCloseable _ = participants.member("order-service", SUBSCRIBED, false)) {
                unanswered = place(service);
                orders = placeUntilOneSharesThePartition(service, unanswered);
                orders.forEach(participants::answer);
                await().during(DEADLINE.multipliedBy(4))
                        .atMost(DEADLINE.multipliedBy(5))
                        .until(() -> orders.stream().noneMatch(order -> isCancelled(service, order)));
                assertThat(orders.stream()
                                .filter(order -> status(service, order).equals("PENDING")))
                        .as("orders whose answers wait for the other member")
                        .isNotEmpty();
            }
            await().atMost(LONG)
                    .until(() -> orders.stream()
                            .allMatch(order -> status(service, order).equals("CONFIRMED")));
            await().atMost(LONG).until(() -> isCancelled(service, unanswered));
        }
    }

    @Test
    @Execution(CONCURRENT)
    void ordersWhoseAnswersWaitForAForeignTransactionAreNotTimedOut() {
        try (var service = start(TestKafka.shared(), DEADLINE, DEADLINE);
                var foreign = participants.producer(Map.of("transactional.id", prefix + "foreign"))) {
            foreign.initTransactions();
            foreign.beginTransaction();
            String order = place(service);
            foreign.send(new ProducerRecord<>(
                    participants.topic("inventory"), partitionOf(order), null, "foreign".getBytes(UTF_8)));
            foreign.flush();
            participants.answer(order);
            await().during(DEADLINE.multipliedBy(4))
                    .atMost(DEADLINE.multipliedBy(5))
                    .until(() -> status(service, order).equals("PENDING"));

            String unanswered = place(service);
            foreign.abortTransaction();
            await().atMost(LONG).until(() -> status(service, order).equals("CONFIRMED"));
            await().atMost(LONG).until(() -> isCancelled(service, unanswered));
        }
    }

    @Test
    @Execution(CONCURRENT)
    void whileAParticipantHasNoMemberTheLongerDeadlineCounts() throws Exception {
        Duration away = DEADLINE.multipliedBy(6);
        try (var service = start(TestKafka.shared(), DEADLINE, away);
                AutoCloseable _ = participants.member("inventory-service", ORDERS, true)) {
            String order = place(service);
            await().during(DEADLINE.multipliedBy(4))
                    .atMost(DEADLINE.multipliedBy(5))
                    .until(() -> status(service, order).equals("PENDING"));
            assertThat(degradation(service))
                    .contains("participant-away", "payment-service")
                    .doesNotContain("inventory");
            await().atMost(LONG).until(() -> isCancelled(service, order));
        }
    }

    /** Shipping, which has nothing to do with the deadline, is stopped until the end. */
    @Test
    @Execution(CONCURRENT)
    void ordersWaitForAParticipantThatIsStoppedOrBehindWhicheverItIsAndComplete() throws Exception {
        try (var service = start(TestKafka.shared(), DEADLINE, Duration.ofMinutes(10))) {
            String withoutInventory;
            try (AutoCloseable _ = participants.member("payment-service", ORDERS, true)) {
                withoutInventory = place(service);
                participants.authorize(withoutInventory);
                assertWaits(service, withoutInventory);
                assertThat(degradation(service))
                        .contains("participant-away", "inventory-service")
                        .doesNotContain("payment-service");
            }
            try (AutoCloseable _ = participants.member("inventory-service", ORDERS, true)) {
                participants.reserve(withoutInventory);
                String withoutPayment = place(service);
                participants.reserve(withoutPayment);
                assertWaits(service, withoutPayment);
                assertThat(degradation(service))
                        .contains("participant-away", "payment-service")
                        .doesNotContain("inventory-service");
                String behind;
                try (AutoCloseable _ = participants.member("payment-service", ORDERS, false)) {
                    participants.authorize(withoutPayment);
                    behind = place(service);
                    assertWaits(service, behind);
                }
                for (String order : List.of(withoutInventory, withoutPayment)) {
                    await().atMost(LONG).until(() -> status(service, order).equals("CONFIRMED"));
                    participants.ship(order);
                }
                try (AutoCloseable _ = participants.member("payment-service", ORDERS, true)) {
                    await().atMost(LONG).until(() -> isCancelled(service, behind));
                }
                for (String order : List.of(withoutInventory, withoutPayment)) {
                    await().atMost(LONG).until(() -> status(service, order).equals("COMPLETED"));
                }
            }
        }
    }

    @Test
    @Execution(CONCURRENT)
    @EnabledIfSystemProperty(named = "waybill.long", matches = "true")
    void ordersArePublishedAgainAndCompleteAfterTheLossOfTheBrokersStorage() {
        try (var kafka = TestKafka.newInstance();
                var participants = new Participants(kafka.bootstrapServers(), prefix);
                var service = start(kafka, DEADLINE, Duration.ofMinutes(10))) {
            String unanswered = place(service);
            String confirmed = place(service);
            participants.answer(confirmed);
            await().atMost(LONG).until(() -> status(service, confirmed).equals("CONFIRMED"));

            kafka.restartEmpty();
            participants.createTopics();
            String meanwhile = place(service);

            await().atMost(LONG).untilAsserted(() -> {
                assertThat(participants.typesReceived(confirmed)).contains("order.placed.v1", "order.confirmed.v1");
                assertThat(participants.typesReceived(unanswered)).contains("order.placed.v1");
                assertThat(participants.typesReceived(meanwhile)).contains("order.placed.v1");
            });
            assertThat(degradation(service)).contains("topic-lost");
            for (String order : List.of(unanswered, meanwhile)) {
                participants.answer(order);
                await().atMost(LONG).until(() -> status(service, order).equals("CONFIRMED"));
            }
            for (String order : List.of(unanswered, confirmed, meanwhile)) {
                participants.ship(order);
                await().atMost(LONG).until(() -> status(service, order).equals("COMPLETED"));
            }
        }
    }

    private static void assertWaits(ServiceInstance service, String order) {
        await().during(DEADLINE.multipliedBy(2))
                .atMost(DEADLINE.multipliedBy(4))
                .until(() -> status(service, order).equals("PENDING"));
    }

    private ServiceInstance start(TestKafka kafka, Duration deadline, Duration away) {
        var settings = new HashMap<String, Object>();
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.username());
        settings.put("spring.datasource.password", database.password());
        settings.put("waybill.relay.username", database.relayUsername());
        settings.put("waybill.relay.password", database.relayPassword());
        settings.put("waybill.kafka.bootstrap-servers", kafka.bootstrapServers());
        settings.put("waybill.kafka.prefix", prefix);
        settings.put("waybill.kafka.partitions", Participants.PARTITIONS);
        settings.put("waybill.demo-data", true);
        settings.put("waybill.orders.saga-deadline", deadline.toSeconds() + "s");
        settings.put("waybill.orders.saga-deadline-away", away.toSeconds() + "s");
        settings.put("spring.main.banner-mode", "off");
        var service = new ServiceInstance(settings);
        await().atMost(LONG).until(() -> isReady(service));
        return service;
    }

    /** At least 12 orders, so that each member of the group has partitions with some of them. */
    private static List<String> placeUntilOneSharesThePartition(ServiceInstance service, String other) {
        var orders = new ArrayList<String>();
        while (orders.size() < 12 || orders.stream().noneMatch(order -> partitionOf(order) == partitionOf(other))) {
            orders.add(place(service));
        }
        return orders;
    }

    private static int partitionOf(String order) {
        return Utils.toPositive(Utils.murmur2(order.getBytes(UTF_8))) % Participants.PARTITIONS;
    }

    private static String place(ServiceInstance service) {
        return send(
                        service,
                        HttpRequest.newBuilder()
                                .POST(BodyPublishers.ofString(ORDER))
                                .header("Content-Type", "application/json"))
                .get("id")
                .asString();
    }

    private static String status(ServiceInstance service, String order) {
        return send(service, HttpRequest.newBuilder(), "/" + order)
                .get("status")
                .asString();
    }

    private static boolean isCancelled(ServiceInstance service, String order) {
        return status(service, order).equals("CANCELLED");
    }

    private static boolean isReady(ServiceInstance service) {
        URI readiness = URI.create("http://localhost:" + service.port() + "/actuator/health/readiness");
        return answer(HttpRequest.newBuilder(readiness)).contains("\"UP\"");
    }

    private static String degradation(ServiceInstance service) {
        return answer(HttpRequest.newBuilder(
                URI.create("http://localhost:" + service.port() + "/actuator/health/degradation")));
    }

    private static JsonNode send(ServiceInstance service, HttpRequest.Builder request, String... path) {
        URI uri = URI.create("http://localhost:" + service.port() + "/orders" + String.join("", path));
        return JSON.readTree(answer(request.uri(uri)));
    }

    private static String answer(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
