package dev.waybill.system;

import static dev.waybill.audit.AuditedService.ORDERS;
import static dev.waybill.audit.AuditedService.PAYMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.waybill.audit.AuditSnapshot;
import dev.waybill.audit.AuditedService;
import dev.waybill.audit.Auditor;
import dev.waybill.audit.ClientView;
import dev.waybill.deadletters.DeadLetterException;
import dev.waybill.deadletters.EventResendClient;
import dev.waybill.stack.secure.TokenOwner;
import dev.waybill.system.audit.SystemAudit;
import dev.waybill.system.http.RawHttp;
import dev.waybill.system.http.RawResponse;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Services, broker or database are killed under load: afterwards every accepted order has ended and the audit is green. */
@Order(5)
@Execution(CONCURRENT)
@ResourceLock(Stack.TO_BREAK)
class FaultScenarios {

    private static final Stack STACK = Stack.toBreak();
    private static final Shop SHOP = new Shop(STACK);
    private static final BackgroundOrders ORDERS_IN_BACKGROUND = new BackgroundOrders(SHOP, 25);
    private static final String TOPIC = "orders";
    private static final Duration LOAD_MARGIN = Duration.ofSeconds(3);

    @BeforeAll
    static void thereIsEnoughStock() {
        SHOP.offer("MUG-WHITE", "9.90", 1_000_000);
        SHOP.offer("TSHIRT-BLACK-M", "24.50", 1_000_000);
        SHOP.offer("POSTER-A2", "14.00", 1_000_000);
    }

    @AfterEach
    void restoreTheStack() {
        STACK.restore();
    }

    @Test
    void eachServiceIsKilledInTurn() throws Throwable {
        auditIsGreenAfter(() -> {
            for (AuditedService service : AuditedService.values()) {
                STACK.kill(service);
                STACK.start(service);
                BackgroundOrders.pause(LOAD_MARGIN);
            }
        });
    }

    @Test
    void theBrokerIsKilled() throws Throwable {
        auditIsGreenAfter(() -> {
            STACK.killBroker();
            assertThat(SHOP.order(Basket.of("MUG-WHITE", 1)).status())
                    .as("orders are accepted meanwhile")
                    .isEqualTo(201);
            STACK.startBroker();
        });
    }

    @Test
    void theDatabaseIsKilled() throws Throwable {
        auditIsGreenAfter(() -> {
            STACK.killDatabase();
            RawResponse meanwhile = RawHttp.get(STACK.url(ORDERS).resolve("/orders"));
            assertThat(meanwhile.status()).as(meanwhile.body()).isEqualTo(503);
            assertThat(meanwhile.type()).isEqualTo("application/problem+json");
            assertThat(meanwhile.header("Retry-After")).matches("[1-9][0-9]*");
            STACK.startDatabase();
        });
    }

    /** All events of the topic are published again, because every audit reads what is in it. */
    @Test
    @DisabledIfSystemProperty(
            named = "waybill.stack",
            matches = "cluster",
            disabledReason = "the other instance of payment-service handles the order meanwhile")
    void eventsDeletedBeforeAServiceReadThemArePublishedAgain() throws Throwable {
        UUID order = placeWithoutPaymentService();
        try (var admin = Admin.create(STACK.kafkaAdministrator())) {
            admin.deleteRecords(ends(admin)).all().get();
        }
        STACK.start(PAYMENTS);

        resendOrders();

        SHOP.awaits(order, "COMPLETED");
    }

    /** order-service notices the loss and publishes its outbox by itself, too: what comes twice has no second effect. */
    @Test
    @EnabledIfSystemProperty(named = "waybill.long", matches = "true")
    void eventsOfATopicThatTheBrokerHasLostArePublishedAgain() throws Throwable {
        UUID order = placeWithoutPaymentService();
        try (var admin = Admin.create(STACK.kafkaAdministrator())) {
            String id = topicId(admin);
            admin.deleteTopics(List.of(TOPIC)).all().get();
            await().ignoreExceptions().until(() -> !topicId(admin).equals(id));
        }
        STACK.start(PAYMENTS);

        await().ignoreException(DeadLetterException.class).untilAsserted(FaultScenarios::resendOrders);

        SHOP.awaits(order, "COMPLETED");
        Auditor.assertEverythingHolds(new SystemAudit(STACK).gather());
    }

    private static UUID placeWithoutPaymentService() {
        STACK.kill(PAYMENTS);
        UUID order = SHOP.place(Basket.of("MUG-WHITE", 1));
        SHOP.awaitsReservation(order, "RESERVED");
        return order;
    }

    private static void resendOrders() {
        var client = new EventResendClient(
                "order-service", STACK.url(ORDERS), STACK.authorization().as(TokenOwner.OPERATOR), null);
        var started = client.ofTime(Instant.now().minus(Duration.ofDays(9)), null, false);
        var ended = await().atMost(Duration.ofMinutes(2))
                .until(() -> client.progress(started.id()), resend -> !resend.isRunning());
        assertThat(ended.problem()).isEmpty();
        assertThat(ended.sent()).isPositive().isEqualTo(ended.total() - ended.erased());
    }

    private static Map<TopicPartition, RecordsToDelete> ends(Admin admin) throws Exception {
        return topic(admin).partitions().stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(TOPIC, partition.partition()),
                        _ -> RecordsToDelete.beforeOffset(-1)));
    }

    private static String topicId(Admin admin) throws Exception {
        return topic(admin).topicId().toString();
    }

    private static TopicDescription topic(Admin admin) throws Exception {
        return Objects.requireNonNull(
                admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC));
    }

    /** Orders that wait for the broker are not timed out. */
    @Test
    @EnabledIfSystemProperty(named = "waybill.long", matches = "true")
    void noOrderIsLostOrTimedOutWhileTheBrokerIsStoppedForFiveMinutes() throws Throwable {
        Map<UUID, ClientView.Order> before =
                new SystemAudit(STACK).gather().clientView().orders();
        AuditSnapshot snapshot = collectAround(() -> {
            STACK.killBroker();
            BackgroundOrders.pause(Duration.ofMinutes(5));
            STACK.startBroker();
        });

        assertThat(snapshot.clientView().orders().values())
                .filteredOn(order -> !before.containsKey(order.id()))
                .isNotEmpty()
                .extracting(ClientView.Order::status)
                .containsOnly("COMPLETED");
        Auditor.assertEverythingHolds(snapshot);
    }

    private static void auditIsGreenAfter(ThrowingRunnable fault) throws Throwable {
        Auditor.assertEverythingHolds(collectAround(fault));
    }

    private static AuditSnapshot collectAround(ThrowingRunnable fault) throws Throwable {
        long before = accepted();
        ORDERS_IN_BACKGROUND.around(LOAD_MARGIN, LOAD_MARGIN, fault);
        assertThat(accepted() - before).as("orders accepted meanwhile").isGreaterThan(50);
        return new SystemAudit(STACK).gather();
    }

    private static long accepted() {
        return STACK.attempts().stream()
                .filter(attempt -> attempt.order() != null)
                .count();
    }
}
