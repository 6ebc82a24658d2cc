package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;
import dev.waybill.audit.AuditSnapshot;
import dev.waybill.audit.AuditedService;
import dev.waybill.audit.Auditor;
import dev.waybill.audit.ClientView;
import dev.waybill.system.gather.Investigation;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import dev.waybill.system.wire.Reply;
import dev.waybill.system.wire.Wire;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Whatever is killed while orders flow, afterwards every accepted order has ended and everything adds up. */
@Order(3)
class FaultScenarios {

    private static final Stack STACK = Stack.running();
    private static final Shop SHOP = new Shop(STACK);
    private static final Traffic TRAFFIC = new Traffic(SHOP, 25);
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    @BeforeAll
    static void thereIsEnoughForAll() {
        SHOP.sells("MUG-WHITE", "9.90", 1_000_000);
        SHOP.sells("TSHIRT-BLACK-M", "24.50", 1_000_000);
        SHOP.sells("POSTER-A2", "14.00", 1_000_000);
    }

    @AfterEach
    void everythingRunsAgain() {
        STACK.restore();
    }

    @Test
    void eachServiceIsKilledInTurn() throws Throwable {
        afterwardsEverythingAddsUp(() -> {
            for (AuditedService service : AuditedService.values()) {
                STACK.kill(service);
                STACK.start(service);
                Traffic.pause(A_WHILE);
            }
        });
    }

    @Test
    void theBrokerIsKilled() throws Throwable {
        afterwardsEverythingAddsUp(() -> {
            STACK.killBroker();
            assertThat(SHOP.order(Basket.of("MUG-WHITE", 1)).status())
                    .as("orders are accepted meanwhile")
                    .isEqualTo(201);
            STACK.startBroker();
        });
    }

    @Test
    void theDatabaseIsKilled() throws Throwable {
        afterwardsEverythingAddsUp(() -> {
            STACK.killDatabase();
            Reply meanwhile = Wire.get(STACK.url(AuditedService.ORDERS).resolve("/orders"));
            assertThat(meanwhile.status()).as(meanwhile.body()).isEqualTo(503);
            assertThat(meanwhile.type()).isEqualTo("application/problem+json");
            assertThat(meanwhile.header("Retry-After")).matches("[1-9][0-9]*");
            STACK.startDatabase();
        });
    }

    /** Orders wait for the broker, and waiting for it is not their fault. */
    @Test
    @EnabledIfSystemProperty(named = "waybill.long", matches = "true")
    void theBrokerIsAwayForFiveMinutesAndNoOrderIsLost() throws Throwable {
        Map<UUID, ClientView.Order> before =
                new Investigation(STACK).gather().clientView().orders();
        AuditSnapshot evidence = evidenceAround(() -> {
            STACK.killBroker();
            Traffic.pause(Duration.ofMinutes(5));
            STACK.startBroker();
        });

        assertThat(evidence.clientView().orders().values())
                .filteredOn(order -> !before.containsKey(order.id()))
                .isNotEmpty()
                .extracting(ClientView.Order::status)
                .containsOnly("COMPLETED");
        Auditor.assertEverythingHolds(evidence);
    }

    private static void afterwardsEverythingAddsUp(ThrowingRunnable fault) throws Throwable {
        Auditor.assertEverythingHolds(evidenceAround(fault));
    }

    private static AuditSnapshot evidenceAround(ThrowingRunnable fault) throws Throwable {
        long before = accepted();
        TRAFFIC.around(A_WHILE, A_WHILE, fault);
        assertThat(accepted() - before).as("orders accepted meanwhile").isGreaterThan(50);
        return new Investigation(STACK).gather();
    }

    private static long accepted() {
        return Shop.attempts().stream()
                .filter(attempt -> attempt.order() != null)
                .count();
    }
}
