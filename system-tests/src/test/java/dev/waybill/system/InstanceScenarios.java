package dev.waybill.system;

import static dev.waybill.audit.AuditedService.INVENTORY;
import static dev.waybill.audit.AuditedService.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.waybill.audit.AuditedService;
import dev.waybill.audit.Auditor;
import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.system.audit.SystemAudit;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.AdditionalInstance;
import dev.waybill.system.stack.Stack;
import dev.waybill.system.stack.TcpProxy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two instances of a service share its partitions; a failure of one of them costs time and no order. */
@Order(4)
@Execution(CONCURRENT)
@ResourceLock(Stack.TO_BREAK)
@DisabledIfSystemProperty(
        named = "waybill.stack",
        matches = "containers|cluster",
        disabledReason = "needs processes of the embedded stack; the cluster has two instances in every scenario")
class InstanceScenarios {

    private static final Stack STACK = Stack.toBreak();
    private static final Shop SHOP = new Shop(STACK);
    private static final BackgroundOrders ORDERS_IN_BACKGROUND = new BackgroundOrders(SHOP, 20);
    private static final Duration LOAD_MARGIN = Duration.ofSeconds(2);
    private static final Map<String, String> SHORT_DEADLINE = Map.of("WAYBILL_ORDERS_SAGA_DEADLINE", "5s");

    /** By default the instance would leave the group after ten seconds, and its orders would no longer wait for it. */
    private static final Map<String, String> SHORT_DEADLINE_AND_STAYING =
            Map.of("WAYBILL_ORDERS_SAGA_DEADLINE", "5s", "WAYBILL_CONSUMER_LEAVE_AFTER", "10m");

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
    void nothingIsLostOrDoubledWhenOneOfTwoInstancesIsKilledUnderLoad() throws Throwable {
        var starting = CompletableFuture.supplyAsync(() -> AdditionalInstance.start(STACK, INVENTORY));
        try (AutoCloseable _ = () -> starting.join().close();
                var orders = AdditionalInstance.start(STACK, ORDERS)) {
            var inventory = starting.join();
            awaitSharedPartitions(INVENTORY);
            awaitSharedPartitions(ORDERS);
            ORDERS_IN_BACKGROUND.around(LOAD_MARGIN, LOAD_MARGIN, () -> {
                inventory.kill();
                orders.kill();
            });
        }

        Auditor.assertEverythingHolds(new SystemAudit(STACK).gather());
    }

    @Test
    void ordersWhoseAnswersWaitForAnInstanceWithoutItsDatabaseAreNotTimedOut() throws Throwable {
        var restarting = CompletableFuture.runAsync(() -> STACK.restart(ORDERS, SHORT_DEADLINE));
        try (var proxy = TcpProxy.to(AdditionalInstance.databasePort(STACK));
                var _ = AdditionalInstance.start(STACK, ORDERS, proxy.port(), SHORT_DEADLINE_AND_STAYING)) {
            restarting.join();
            awaitSharedPartitions(ORDERS);

            proxy.cut();
            List<UUID> placed = Stream.generate(() -> SHOP.place(Basket.of("MUG-WHITE", 1)))
                    .limit(24)
                    .toList();

            await().during(Duration.ofSeconds(12))
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> placed.stream().noneMatch(order -> isCancelled(order)));
            assertThat(placed).as("orders that wait for the instance").anyMatch(order -> hasStatus(order, "PENDING"));
            assertThat(placed).as("orders of the other instance").anyMatch(order -> hasStatus(order, "COMPLETED"));

            proxy.restore();
            placed.forEach(order -> SHOP.awaits(order, "COMPLETED"));
        }

        Auditor.assertEverythingHolds(new SystemAudit(STACK).gather());
    }

    private static boolean isCancelled(UUID order) {
        return hasStatus(order, "CANCELLED");
    }

    private static boolean hasStatus(UUID order, String status) {
        return SHOP.order(order).path("status").asString().equals(status);
    }

    /** Each member of the service's group has partitions of its own. */
    private static void awaitSharedPartitions(AuditedService service) {
        try (var admin = Admin.create(STACK.kafkaClient(KafkaUser.OPERATOR))) {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> members(admin, service.id()).size() > 1
                            && members(admin, service.id()).stream()
                                    .noneMatch(member -> member.assignment()
                                            .topicPartitions()
                                            .isEmpty()));
        }
    }

    private static Collection<MemberDescription> members(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                .flatMap(described -> described.members().stream())
                .toList();
    }
}
