package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.outbox.EventController.EventResponse;
import dev.waybill.testing.TestPostgres;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.server.ResponseStatusException;

class EventControllerTest {

    private TestOrderService orderService;
    private EventController controller;
    private final Set<OrderId> erased = new HashSet<>();

    @BeforeEach
    void open() {
        orderService = new TestOrderService(TestPostgres.shared());
        controller = new EventController(
                orderService.database.jdbc,
                TestOutbox.SOURCE,
                new ErasedEvents(Set.of("order.completed.v1"), _ -> erased));
    }

    @AfterEach
    void close() {
        orderService.close();
    }

    @Test
    void anEventIsShownWithItsFacts() {
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 2);
        UUID second = Objects.requireNonNull(orderService.database.jdbc.queryForObject(
                "select id from outbox where aggregateid = ? and sequence = 2", UUID.class, order.value()));

        EventResponse event = controller.event(second);

        assertThat(event.id()).isEqualTo(second);
        assertThat(event.type()).isEqualTo("order.completed.v1");
        assertThat(event.source()).isEqualTo(TestOutbox.SOURCE);
        assertThat(event.subject()).isEqualTo(order.toString());
        assertThat(event.sequence()).isEqualTo(2);
        assertThat(event.causationId()).isNull();
        assertThat(event.data()).contains("\"orderId\":\"" + order + "\"", "\"total\":\"1.00\"");
    }

    @Test
    void anEventWhosePersonalDataWasErasedIsShownWithoutItsFacts() {
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 1);
        UUID id = Objects.requireNonNull(orderService.database.jdbc.queryForObject(
                "select id from outbox where aggregateid = ?", UUID.class, order.value()));

        erased.add(order);

        assertThat(controller.event(id).data()).isEqualTo("{}");
    }

    @Test
    void anEventThatIsNotInTheOutboxIsNotFound() {
        assertThatThrownBy(() -> controller.event(UuidV7.next()))
                .isInstanceOfSatisfying(
                        ResponseStatusException.class,
                        failure -> assertThat(failure.getStatusCode().value()).isEqualTo(404));
    }
}
