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
import dev.waybill.inventory.domain.InventoryFixtures;
import dev.waybill.inventory.messaging.OrderEventFixtures;
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

/** Handles the records of other services and publishes its own events. */
class InventoryEventsOverKafkaTest extends InventoryServiceTest {

    private static final UpstreamEventPublisher upstream = new UpstreamEventPublisher();

    private final Sku sku = new Sku("KAFKA-" + UuidV7.next());
    private final OrderId order = InventoryFixtures.order();
    private final List<LineItem> lines = List.of(new LineItem(sku, new Quantity(2)));

    InventoryEventsOverKafkaTest(@Autowired JdbcTemplate jdbc, @Value("${local.server.port}") int port) {
        super(jdbc, port);
    }

    @BeforeAll
    static void createTopics() {
        upstream.createTopics();
    }

    @AfterAll
    static void close() {
        upstream.close();
    }

    @BeforeEach
    void fill() {
        put(sku, "{\"onHand\": 3}");
    }

    @Test
    void aPlacedOrderIsReservedAndCommittedOnceDispatched() {
        UUID placed = upstream.publish(OrderEventFixtures.placed(order, lines));
        awaitPublished("stock.reserved.v1");
        assertStock(sku, 3, 2);
        get("/reservations/" + order)
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"orderId\": \"%s\", \"status\": \"RESERVED\", \"lines\": [{\"sku\": \"%s\", \"quantity\": 2}]}"
                        .formatted(order, sku));

        UUID dispatched = upstream.publish(dispatch());
        awaitPublished("stock.reserved.v1", "stock.committed.v1");
        assertStock(sku, 1, 0);
        assertThat(jdbc.queryForList(
                        "select causationid from outbox where aggregateid = ? order by sequence",
                        UUID.class,
                        order.value()))
                .containsExactly(placed, dispatched);
    }

    @Test
    void aCancelledOrderReleasesItsStock() {
        upstream.publish(OrderEventFixtures.placed(order, lines));
        upstream.publish(cancel());

        awaitPublished("stock.reserved.v1", "stock.released.v1");
        assertStock(sku, 3, 0);
    }

    @Test
    void anOrderWithAShortageIsRejectedWithTheShortage() {
        upstream.publish(OrderEventFixtures.placed(order, List.of(new LineItem(sku, new Quantity(4)))));

        awaitPublished("stock.rejected.v1");
        assertThat(jdbc.queryForList("select payload from outbox where aggregateid = ?", String.class, order.value()))
                .containsExactly("{\"orderId\":\"%s\",\"shortages\":[{\"sku\":\"%s\",\"requested\":4,\"available\":3}]}"
                        .formatted(order, sku));
    }

    @Test
    void aRepeatedEventIsAppliedOnce() {
        Event placed = OrderEventFixtures.placed(order, lines);
        UUID id = upstream.publish(placed);
        upstream.publish(id, placed);
        UUID last = upstream.publish(placed);
        awaitReceived(last);
        upstream.publish(dispatch());

        awaitPublished("stock.reserved.v1", "stock.committed.v1");
        assertStock(sku, 1, 0);
    }

    @Test
    void anOrderThatWasCancelledBeforeItWasPlacedHasNoReservation() {
        awaitReceived(upstream.publish(cancel()));

        get("/reservations/" + order).expectStatus().isNotFound();
        get("/reservations/" + InventoryFixtures.order()).expectStatus().isNotFound();
        get("/reservations/1-1-1-1-1").expectStatus().isBadRequest();
    }

    private OrderCancelled cancel() {
        return new OrderCancelled(order, CancellationReason.CUSTOMER_REQUEST);
    }

    private ShipmentDispatched dispatch() {
        return new ShipmentDispatched(order, new Carrier("Snail"), new TrackingNumber("S-1"));
    }

    private void awaitReceived(UUID event) {
        await().until(
                        () -> jdbc.queryForList("select id from inbox where id = ?", UUID.class, event),
                        List.of(event)::equals);
    }

    private void awaitPublished(String... types) {
        await().untilAsserted(() -> assertThat(jdbc.queryForList(
                        "select type from outbox where aggregateid = ? order by sequence", String.class, order.value()))
                .containsExactly(types));
    }
}
