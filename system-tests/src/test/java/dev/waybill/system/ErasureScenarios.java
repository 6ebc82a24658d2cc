package dev.waybill.system;

import static dev.waybill.audit.AuditedService.ORDERS;
import static dev.waybill.audit.AuditedService.SHIPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.audit.AuditedService;
import dev.waybill.audit.Auditor;
import dev.waybill.deadletters.DeadLetter;
import dev.waybill.deadletters.DeadLetterActions;
import dev.waybill.deadletters.DeadLetterFilter;
import dev.waybill.deadletters.DeadLetterRepository;
import dev.waybill.deadletters.ErasureCheck;
import dev.waybill.deadletters.EventResendClient;
import dev.waybill.deadletters.KafkaCluster;
import dev.waybill.deadletters.ReplayPolicy;
import dev.waybill.deadletters.TokenSource;
import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.stack.secure.TokenOwner;
import dev.waybill.system.audit.SystemAudit;
import dev.waybill.system.shop.ApiResponse;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import dev.waybill.testing.TextSearch;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A customer's name is looked for wherever the product keeps anything. */
@Order(6)
class ErasureScenarios {

    private static final Stack STACK = Stack.running();
    private static final Shop SHOP = new Shop(STACK);
    /** The auditor expects every response to a key to be the same. */
    private static final Shop UNRECORDED = new Shop(STACK, new ConcurrentLinkedQueue<>());

    private static final TokenSource OPERATOR = STACK.authorization().as(TokenOwner.OPERATOR);
    private static final List<String> DATABASES = List.of("orders", "payments", "inventory", "shipping", "gateway");

    private final String name = "Zq" + UUID.randomUUID().toString().substring(24);
    private final Basket personal =
            Basket.of("MUG-WHITE", 1).receivedBy(name).sentTo(name).withKey("key-" + UUID.randomUUID());
    private final KafkaCluster cluster = new KafkaCluster(STACK.kafkaClient(KafkaUser.OPERATOR), STACK.kafkaPrefix());

    @Test
    void aCustomersNameRemainsInTheOutboxTheTopicAndDeadLettersAlone() throws Exception {
        UUID completed = SHOP.place(personal);
        UUID returned = SHOP.place(personal.withKey("key-" + UUID.randomUUID()));
        UUID declined = SHOP.place(personal.withKey("key-" + UUID.randomUUID()).paidWith(name));
        SHOP.awaits(completed, "COMPLETED");
        SHOP.awaits(returned, "COMPLETED");
        SHOP.awaits(declined, "CANCELLED");
        deadLettersOf(completed);
        STACK.stop(SHIPPING);
        UUID running = SHOP.place(personal.withKey("key-" + UUID.randomUUID()));
        SHOP.awaits(running, "CONFIRMED");
        SHOP.returns(returned, Map.of("MUG-WHITE", 1));
        assertThat(tablesWithTheName())
                .containsEntry("orders", List.of("idempotency_keys", "orders", "outbox"))
                .containsEntry("payments", List.of("payments"))
                .containsEntry("shipping", List.of("shipments"))
                .hasSize(3);

        ApiResponse erasure = SHOP.erasePersonalData(personal.customer());

        assertThat(erasure.status()).as(erasure.body()).isEqualTo(202);
        assertThat(erasure.json().path("erased").asInt()).isEqualTo(2);
        assertThat(erasure.json().path("pending").valueStream().map(id -> UUID.fromString(id.asString())))
                .containsExactlyInAnyOrder(running, returned);
        assertThat(Instant.parse(erasure.text("remainsUntil"))).isAfter(Instant.now());
        assertThat(SHOP.order(running).toString()).contains(name);
        assertThat(SHOP.order(completed).toString()).doesNotContain(name);
        assertThat(UNRECORDED.order(personal).body())
                .contains(completed.toString())
                .doesNotContain(name);

        STACK.start(SHIPPING);
        SHOP.awaits(running, "COMPLETED");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            ApiResponse repeated = SHOP.erasePersonalData(personal.customer());
            assertThat(repeated.json().path("pending")).isEmpty();
            assertThat(tablesWithTheName()).isEqualTo(Map.of("orders", List.of("outbox")));
        });
        assertThat(topicsWithTheName()).containsExactlyInAnyOrderElementsOf(topicsThatKeepIt());

        nothingIsPublishedAgain(completed);

        assertNoLogHasTheName();
        Auditor.assertEverythingHolds(new SystemAudit(STACK).gather());
    }

    /** Has records of the order dead-lettered that nobody can read, and that have the name. */
    private void deadLettersOf(UUID order) {
        BadOrder.of(order).send(STACK, "{\"orderId\": \"%s\", \"shippingAddress\": \"%s\"}".formatted(order, name));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> find(order).size() == topicsThatKeepIt().size() - 1);
    }

    private void nothingIsPublishedAgain(UUID order) throws Exception {
        Map<String, Long> before = TopicSearch.countByTopic(STACK, name);
        var objections = new ArrayList<String>();
        var progress = new DeadLetterActions.Progress() {
            @Override
            public void done(DeadLetter deadLetter) {}

            @Override
            public void refused(DeadLetter deadLetter, String objection) {
                objections.add(objection);
            }
        };
        var outcome = new DeadLetterActions(
                        cluster, new ErasureCheck(STACK.kafkaPrefix(), STACK.url(ORDERS), OPERATOR), Clock.systemUTC())
                .run(of(order), new DeadLetterActions.Action(ReplayPolicy.DEFAULT, 10, "a tester", "a try"), progress);
        assertThat(outcome.done()).isZero();
        assertThat(objections)
                .hasSize(topicsThatKeepIt().size() - 1)
                .allMatch(objection -> objection.contains("personal data was erased"));

        var resends = new EventResendClient("order-service", STACK.url(ORDERS), OPERATOR, null);
        var resend = resends.ofOrder(order.toString(), true); // the auditor expects no event twice
        var ended = await().atMost(Duration.ofSeconds(60))
                .until(() -> resends.progress(resend.id()), progressed -> !progressed.isRunning());
        assertThat(ended.problem()).isEmpty();
        assertThat(ended.erased()).as("order.placed and order.confirmed").isEqualTo(2);
        assertThat(ended.types()).containsKeys("order.completed.v1", "order.personal-data-erased.v1");
        assertThat(TopicSearch.countByTopic(STACK, name)).isEqualTo(before);
    }

    private List<DeadLetter> find(UUID order) {
        var found = new ArrayList<DeadLetter>();
        new DeadLetterRepository(cluster).forEach(of(order), found::add);
        return found;
    }

    private static DeadLetterFilter of(UUID order) {
        return new DeadLetterFilter(null, null, null, order.toString(), null, null, List.of(), true);
    }

    private Set<String> topicsWithTheName() {
        return TopicSearch.countByTopic(STACK, name).keySet();
    }

    /** The topic of orders, and the dead letters of the services that handle its placements. */
    private static List<String> topicsThatKeepIt() {
        var topics = new ArrayList<>(List.of(STACK.kafkaPrefix() + "orders"));
        for (AuditedService service : AuditedService.values()) {
            if (service.deadLetters("orders", "order.placed.v1")) {
                topics.add(STACK.kafkaPrefix() + "orders." + service.id() + ".dlt");
            }
        }
        return topics;
    }

    /** Partitions under the name of their table. */
    private Map<String, List<String>> tablesWithTheName() throws SQLException {
        var found = new HashMap<String, List<String>>();
        for (String database : DATABASES) {
            try (var connection = STACK.connect(database)) {
                List<String> tables =
                        TextSearch.tables(JdbcClient.create(new SingleConnectionDataSource(connection, true)), name)
                                .stream()
                                .map(table -> table.replaceFirst("_[0-9]{8}$", ""))
                                .distinct()
                                .toList();
                if (!tables.isEmpty()) {
                    found.put(database, tables);
                }
            }
        }
        return found;
    }

    private void assertNoLogHasTheName() {
        for (AuditedService service : AuditedService.values()) {
            assertThat(STACK.log(service).lines())
                    .as("what %s says", service.id())
                    .noneMatch(line -> line.contains(name));
        }
    }
}
