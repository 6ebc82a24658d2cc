package dev.waybill.system;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.audit.Auditor;
import dev.waybill.audit.EventLog.TopicRecord;
import dev.waybill.system.audit.SystemAudit;
import dev.waybill.system.shop.ApiResponse;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What clients and consumers may rely on while an order is processed. */
@Order(2)
class ContractScenarios {

    private static final Stack STACK = Stack.running();
    private static final Shop SHOP = new Shop(STACK);

    private static final List<String> BUYERS =
            IntStream.range(0, 200).mapToObj(Integer::toString).toList();

    private static final List<String> COMPLETED = List.of(
            "order.placed.v1",
            "stock.reserved.v1",
            "payment.authorized.v1",
            "order.confirmed.v1",
            "shipment.scheduled.v1",
            "shipment.dispatched.v1",
            "stock.committed.v1",
            "payment.captured.v1",
            "order.completed.v1",
            "shipment.delivered.v1");

    private static final Map<String, String> CAUSES = Map.of(
            "stock.reserved.v1", "order.placed.v1",
            "payment.authorized.v1", "order.placed.v1",
            "shipment.scheduled.v1", "order.confirmed.v1",
            "shipment.dispatched.v1", "shipment.scheduled.v1",
            "shipment.delivered.v1", "shipment.dispatched.v1",
            "stock.committed.v1", "shipment.dispatched.v1",
            "payment.captured.v1", "shipment.dispatched.v1");

    @Test
    void aKeyMakesOneOrderHoweverOftenItIsRepeated() {
        Basket basket = Basket.of("MUG-WHITE", 1).withKey("order-" + UUID.randomUUID());
        ApiResponse first = SHOP.order(basket);
        assertThat(first.status()).isEqualTo(201);
        SHOP.awaits(UUID.fromString(first.text("id")), "COMPLETED");

        assertThat(SHOP.order(basket)).as("the stored response").isEqualTo(first);
        assertThat(SHOP.order(basket.and("POSTER-A2", 1)).status()).isEqualTo(422);
        assertThat(SHOP.order(basket)).isEqualTo(first);
    }

    @Test
    void twoHundredBuyersOfTenUnitsBuyExactlyTen() throws Exception {
        String sku = "TEN-" + UUID.randomUUID().toString().substring(0, 8);
        SHOP.offer(sku, "1.00", 10);
        List<UUID> orders = Concurrently.each(
                BUYERS, buyer -> SHOP.placeWithRetry(Basket.of(sku, 1).withKey(buyer)));

        new SystemAudit(STACK).awaitQuiescence();

        assertThat(orders.stream()
                        .map(SHOP::order)
                        .map(ContractScenarios::ending)
                        .toList())
                .containsOnly("COMPLETED", "OUT_OF_STOCK")
                .filteredOn("COMPLETED"::equals)
                .hasSize(10);
        assertThat(SHOP.stock(sku).path("onHand").asInt()).isZero();
    }

    @Test
    void theTimelineHasEveryEventCausesFirst() {
        UUID order = SHOP.place(Basket.of("MUG-WHITE", 1));
        SHOP.awaits(order, "COMPLETED");
        await().until(() -> SHOP.timelineTypes(order).size() == COMPLETED.size());

        JsonNode timeline = SHOP.timeline(order);
        assertThat(SHOP.timelineTypes(order))
                .containsExactlyInAnyOrderElementsOf(COMPLETED)
                .startsWith("order.placed.v1");
        Map<String, String> types = timeline.valueStream()
                .collect(toMap(
                        event -> event.path("id").asString(),
                        event -> event.path("type").asString()));
        var seen = new HashSet<String>();
        timeline.forEach(event -> {
            String type = event.path("type").asString();
            String cause = event.path("causationId").asString("");
            assertThat(event.path("sequence").isIntegralNumber()).isTrue();
            assertThat(event.path("summary").asString()).isNotBlank();
            if (!type.equals("order.placed.v1")) {
                assertThat(seen).as("the cause of %s stands before it", type).contains(cause);
            }
            if (CAUSES.containsKey(type)) {
                assertThat(types.get(cause)).as("the cause of %s", type).isEqualTo(CAUSES.get(type));
            }
            seen.add(event.path("id").asString());
        });
    }

    @Test
    void everyRecordHasTheHeadersOfItsEvent() {
        UUID order = SHOP.place(Basket.of("MUG-WHITE", 1));
        SHOP.awaits(order, "COMPLETED");

        List<TopicRecord> records = new SystemAudit(STACK)
                .gather().eventLog().topics().stream()
                        .filter(record -> order.toString().equals(record.key()))
                        .toList();

        assertThat(records).extracting(TopicRecord::type).containsExactlyInAnyOrderElementsOf(COMPLETED);
        assertThat(records).allSatisfy(record -> {
            assertThat(record.header("ce_specversion")).isEqualTo("1.0");
            assertThat(UUID.fromString(record.id()).version()).isEqualTo(7);
            assertThat(record.header("ce_source")).matches("/(order|payment|inventory|shipping)-service");
            assertThat(record.header("ce_subject")).isEqualTo(order.toString());
            assertThat(record.header("ce_time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
            assertThat(record.header("ce_sequence")).matches("\\d{10}");
            assertThat(record.header("ce_sequencetype")).isEqualTo("Integer");
            assertThat(record.header("ce_correlationid")).isEqualTo(order.toString());
            assertThat(record.header("content-type")).startsWith("application/json");
            assertThat(record.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
            assertThat(record.headers().containsKey("ce_causationid"))
                    .isEqualTo(!record.type().equals("order.placed.v1"));
        });
        assertThat(records.stream().map(record -> record.header("traceparent").substring(3, 35)))
                .as("one trace from the request to the end")
                .containsOnly(records.getFirst().header("traceparent").substring(3, 35));
    }

    @Test
    void aRecordThatCannotBeReadIsDeadLetteredByEachReaderAndBlocksNothing() {
        BadOrder bad = BadOrder.fresh();
        bad.send(STACK, "{\"orderId\": \"" + bad.order() + "\", \"lines\": [{");
        UUID order = SHOP.place(Basket.of("MUG-WHITE", 1));

        SHOP.awaits(order, "COMPLETED");
        Auditor.assertEverythingHolds(new SystemAudit(STACK).gather());
    }

    private static String ending(JsonNode order) {
        return order.path("reason").asString(order.path("status").asString());
    }
}
