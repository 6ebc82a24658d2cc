package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.CancellationReason;
import dev.waybill.events.Carrier;
import dev.waybill.events.Event;
import dev.waybill.events.LineItem;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderId;
import dev.waybill.events.Quantity;
import dev.waybill.events.ShipmentDispatched;
import dev.waybill.events.Sku;
import dev.waybill.events.TrackingNumber;
import dev.waybill.inventory.domain.ASample;
import dev.waybill.inventory.messaging.AnOrder;
import dev.waybill.messaging.UuidV7;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the service makes of the records of others. */
class SagaOverKafkaTest extends InventoryServiceTest {

    private static final Others others = new Others();

    private final Sku sku = new Sku("KAFKA-" + UuidV7.next());
    private final OrderId order = ASample.order();
    private final List<LineItem> lines = List.of(new LineItem(sku, new Quantity(2)));

    SagaOverKafkaTest(@Autowired JdbcTemplate jdbc, @Value("${local.server.port}") int port) {
        super(jdbc, port);
    }

    @BeforeAll
    static void makeTopics() {
        others.makeTopics();
    }

    @AfterAll
    static void close() {
        others.close();
    }

    @BeforeEach
    void fill() {
        put(sku, "{\"onHand\": 3}");
    }

    @Test
    void aPlacedOrderIsReservedAndLeavesOnceDispatched() {
        UUID placed = others.tell(AnOrder.placed(order, lines));
        awaitTold("stock.reserved.v1");
        assertStock(sku, 3, 2);
        get("/reservations/" + order)
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"orderId\": \"%s\", \"status\": \"RESERVED\", \"lines\": [{\"sku\": \"%s\", \"quantity\": 2}]}"
                        .formatted(order, sku));

        UUID dispatched = others.tell(dispatch());
        awaitTold("stock.reserved.v1", "stock.committed.v1");
        assertStock(sku, 1, 0);
        assertThat(jdbc.queryForList(
                        "select causationid from outbox where aggregateid = ? order by sequence",
                        UUID.class,
                        order.value()))
                .containsExactly(placed, dispatched);
    }

    @Test
    void aCancelledOrderGivesItsStockBack() {
        others.tell(AnOrder.placed(order, lines));
        others.tell(cancel());

        awaitTold("stock.reserved.v1", "stock.released.v1");
        assertStock(sku, 3, 0);
    }

    @Test
    void anOrderThatCannotBeFilledIsRejectedWithWhatIsMissing() {
        others.tell(AnOrder.placed(order, List.of(new LineItem(sku, new Quantity(4)))));

        awaitTold("stock.rejected.v1");
        assertThat(jdbc.queryForList("select payload from outbox where aggregateid = ?", String.class, order.value()))
                .containsExactly("{\"orderId\":\"%s\",\"shortages\":[{\"sku\":\"%s\",\"requested\":4,\"available\":3}]}"
                        .formatted(order, sku));
    }

    @Test
    void whatIsToldTwiceCountsOnce() {
        Event placed = AnOrder.placed(order, lines);
        UUID id = others.tell(placed);
        others.tellAgain(id, placed);
        UUID last = others.tell(placed);
        awaitHeard(last);
        others.tell(dispatch());

        awaitTold("stock.reserved.v1", "stock.committed.v1");
        assertStock(sku, 1, 0);
    }

    @Test
    void anOrderKnownOnlyAsCancelledHasNoReservation() {
        awaitHeard(others.tell(cancel()));

        get("/reservations/" + order).expectStatus().isNotFound();
        get("/reservations/" + ASample.order()).expectStatus().isNotFound();
        get("/reservations/1-1-1-1-1").expectStatus().isBadRequest();
    }

    private OrderCancelled cancel() {
        return new OrderCancelled(order, CancellationReason.CUSTOMER_REQUEST);
    }

    private ShipmentDispatched dispatch() {
        return new ShipmentDispatched(order, new Carrier("Snail"), new TrackingNumber("S-1"));
    }

    private void awaitHeard(UUID event) {
        await().until(
                        () -> jdbc.queryForList("select id from inbox where id = ?", UUID.class, event),
                        List.of(event)::equals);
    }

    private void awaitTold(String... types) {
        await().untilAsserted(() -> assertThat(jdbc.queryForList(
                        "select type from outbox where aggregateid = ? order by sequence", String.class, order.value()))
                .containsExactly(types));
    }
}
