package dev.waybill.system.upgrade;

import static dev.waybill.audit.AuditedService.INVENTORY;
import static dev.waybill.audit.AuditedService.ORDERS;
import static dev.waybill.system.upgrade.UpgradedStack.OLD;
import static dev.waybill.system.upgrade.UpgradedStack.SHOP;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.audit.AuditedService;
import dev.waybill.system.shop.ApiResponse;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.upgrade.OldData.OldKey;
import dev.waybill.system.upgrade.OldData.OldOrder;
import dev.waybill.system.upgrade.OldData.OldReturn;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/** What the version before the rebuild left open goes on, and what it had ended stays. Comes first on its stack. */
@Order(-2)
@DisabledIfSystemProperty(
        named = "waybill.stack",
        matches = "containers|cluster",
        disabledReason = "needs an embedded stack of its own")
class UpgradeScenarios {

    @BeforeAll
    static void whatWasOpenGoesOn() {
        UpgradedStack.awaitQuiescence();
    }

    @AfterAll
    static void theAuditIsGreen() {
        UpgradedStack.assertEverythingHolds();
    }

    @Test
    void theDumpHasOrdersInEveryStatusAndUnsentEvents() {
        assertThat(OLD.states("orders.orders"))
                .containsExactlyInAnyOrder("PENDING", "CONFIRMED", "CANCELLING", "SHIPPED", "COMPLETED", "CANCELLED");
        assertThat(OLD.orders())
                .extracting(OldOrder::reason)
                .contains(
                        "OUT_OF_STOCK",
                        "PAYMENT_DECLINED",
                        "CUSTOMER_REQUEST",
                        "TIMED_OUT",
                        "SHIPPING_FAILED",
                        "CAPTURE_FAILED");
        assertThat(OLD.states("orders.returns"))
                .containsExactlyInAnyOrder(
                        "REQUESTED", "REFUNDED", "RESTOCKED", "REFUND_FAILED", "RESTOCKED_UNPAID", "COMPLETED");
        assertThat(OLD.states("inventory.reservations"))
                .containsExactlyInAnyOrder("RESERVED", "REJECTED", "RELEASED", "COMMITTED");
        assertThat(OLD.states("payments.payments"))
                .contains(
                        "AUTHORIZING",
                        "AUTHORIZING_THEN_VOID",
                        "AUTHORIZED",
                        "DECLINED",
                        "CAPTURING",
                        "CAPTURED",
                        "CAPTURE_FAILED",
                        "VOIDING",
                        "VOIDED",
                        "RETURNING");
        assertThat(OLD.states("payments.refunds")).contains("REFUNDING", "REFUNDED", "FAILED");
        assertThat(OLD.states("shipping.shipments"))
                .containsExactlyInAnyOrder(
                        "CLOSED", "SCHEDULED", "DISPATCHING", "DISPATCHED", "DELIVERED", "CANCELLED", "FAILED");
        assertThat(OLD.unsent())
                .hasEntrySatisfying("orders", count -> assertThat(count).isPositive())
                .hasEntrySatisfying("shipping", count -> assertThat(count).isPositive());
        assertThat(OLD.keys()).isNotEmpty();
    }

    @Test
    void everyOpenOrderEndsAndEveryEndedOneIsUnchanged() {
        for (OldOrder old : OLD.orders()) {
            JsonNode now = SHOP.order(old.id());
            String status = now.path("status").asString();
            switch (old.status()) {
                case "COMPLETED", "CANCELLED" -> {
                    assertThat(status).isEqualTo(old.status());
                    assertThat(now.path("version").asInt()).isEqualTo(old.version());
                }
                case "CANCELLING" -> assertThat(status).isIn("COMPLETED", "CANCELLED");
                default -> {
                    if (old.reason().equals("CAPTURE_FAILED")) {
                        assertThat(status).isEqualTo("SHIPPED");
                        assertThat(SHOP.retryCapture(old.id()).status()).isEqualTo(202);
                    }
                    SHOP.awaits(old.id(), "COMPLETED");
                }
            }
        }
    }

    @Test
    void anOldKeyGetsTheResponseOfItsOrderAndNoOtherBody() {
        for (OldKey old : OLD.keys()) {
            ApiResponse repeated = SHOP.order(old.basket());
            assertThat(repeated.status()).as(repeated.body()).isEqualTo(201);
            assertThat(repeated.body()).isEqualTo(old.response());
        }
        Basket another = OLD.keys().getFirst().basket().and("POSTER-A3", 1);
        assertThat(SHOP.order(another).status()).isEqualTo(422);
    }

    @Test
    void everyOldReturnGoesOn() {
        for (OldReturn old : OLD.returns()) {
            if (Set.of("REFUND_FAILED", "RESTOCKED_UNPAID").contains(old.status())) {
                assertThat(SHOP.retryRefund(old.order(), old.id()).status()).isEqualTo(202);
            }
            SHOP.awaitsReturn(old.order(), old.id(), "COMPLETED");
        }
    }

    @Test
    void anOldOrderIsFoundWithItsWholeTimeline() {
        OLD.orders().stream()
                .collect(groupingBy(OldOrder::customer, mapping(OldOrder::id, toSet())))
                .forEach((customer, orders) -> assertThat(ids(SHOP.get(ORDERS, "/orders?customerId=" + customer)))
                        .containsExactlyInAnyOrderElementsOf(orders));
        for (OldOrder old : OLD.orders()) {
            JsonNode timeline = SHOP.timeline(old.id());
            assertThat(timeline.valueStream()
                            .map(event -> UUID.fromString(event.path("id").asString())))
                    .containsAll(old.events());
            assertThat(timeline.path(0).path("type").asString()).isEqualTo("order.placed.v1");
        }
    }

    @Test
    void newOrdersAndReturnsOfOldOrdersComplete() {
        OldOrder old = OLD.orders().stream()
                .filter(order -> order.status().equals("COMPLETED"))
                .filter(order -> OLD.returns().stream()
                        .noneMatch(returned -> returned.order().equals(order.id())))
                .findFirst()
                .orElseThrow();
        JsonNode line = SHOP.order(old.id()).path("lines").path(0);
        UUID returned = SHOP.returns(old.id(), Map.of(line.path("sku").asString(), 1));
        UUID placed = SHOP.place(Basket.of("POSTER-A2", 1).withKey("new"));

        SHOP.awaits(placed, "COMPLETED");
        SHOP.awaitsReturn(old.id(), returned, "COMPLETED");
        assertThat(SHOP.get(INVENTORY, "/stock/POSTER-A2/movements?limit=1").path("items"))
                .isNotEmpty();
    }

    @Test
    void everySettingOfTheOldVersionIsAcceptedUnderItsName() {
        Map<String, String> bound = new HashMap<>();
        for (AuditedService service : AuditedService.values()) {
            SHOP.get(service, "/actuator/configprops")
                    .path("contexts")
                    .forEach(context -> context.path("beans")
                            .forEach(bean -> bean.path("inputs")
                                    .properties()
                                    .forEach(input -> bound.put(
                                            bean.path("prefix").asString() + "." + kebab(input.getKey()),
                                            input.getValue().path("value").asString()))));
        }

        assertThat(bound).containsAllEntriesOf(OldSettings.VALUES);
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static List<UUID> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(order -> UUID.fromString(order.path("id").asString()))
                .toList();
    }
}
