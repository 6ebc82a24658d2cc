package dev.waybill.orders.persistence;

import static dev.waybill.orders.domain.OrderTrigger.PAYMENT_AUTHORIZED;
import static dev.waybill.orders.domain.OrderTrigger.PAYMENT_CAPTURED;
import static dev.waybill.orders.domain.OrderTrigger.SHIPMENT_DISPATCHED;
import static dev.waybill.orders.domain.OrderTrigger.STOCK_REJECTED;
import static dev.waybill.orders.domain.OrderTrigger.STOCK_RESERVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.Address;
import dev.waybill.events.CustomerId;
import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import dev.waybill.events.TrackingNumber;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.SampleOrders;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderLine;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.OrderTrigger;
import dev.waybill.orders.domain.SagaFlags;
import dev.waybill.orders.domain.StatusChange;
import dev.waybill.orders.domain.StatusCount;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class OrderRepositoryTest {

    private static final Instant LATER = SampleOrders.NOW.plusSeconds(5);
    private static final OrdersDatabase DATABASE = OrdersDatabase.empty();

    @BeforeEach
    void empty() {
        DATABASE.clear();
    }

    @Test
    void anOrderIsFoundAsItWasPlaced() {
        Order order = DATABASE.place();
        assertIsStored(order);
    }

    @Test
    void ordersOfOneBatchAreFoundAsTheyWerePlaced() {
        Order[] placed = {
            SampleOrders.order(),
            order("¥", Money.of("100", "JPY"), "plain"),
            order(
                    "c-2",
                    Money.of("1.50", "EUR"),
                    "NULL",
                    "",
                    " ",
                    "a\"b",
                    "a\\b",
                    "{1,2}",
                    "a,b",
                    " before",
                    "✂ of course")
        };
        DATABASE.place(placed);

        assertThat(placed).allSatisfy(OrderRepositoryTest::assertIsStored);
    }

    @Test
    void changesOfAnOrderAreSaved() {
        Order order = DATABASE.place();
        DATABASE.change(order, locked -> {
            List<StatusChange> unused = locked.apply(PAYMENT_CAPTURED, new TrackingNumber("WB-7"), LATER);
        });
        Order state = stored(order);
        assertThat(state.flags()).isEqualTo(new SagaFlags(false, false, false, true, false, false));
        assertThat(state.trackingNumber()).hasToString("WB-7");
        assertThat(state.updatedAt()).isEqualTo(LATER);
        assertThat(state.version()).isEqualTo(2);
    }

    @Test
    void aPendingOrderIsLoadedWithItsLinesAndCanBeConfirmed() {
        Order order = DATABASE.place();
        DATABASE.change(order, locked -> apply(locked, 2, STOCK_RESERVED, PAYMENT_AUTHORIZED));
        assertThat(stored(order).status()).isEqualTo(OrderStatus.CONFIRMED);
        DATABASE.change(order, locked -> apply(locked, 4, SHIPMENT_DISPATCHED, PAYMENT_CAPTURED));
        assertThat(stored(order).status()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void whatWasPlacedIsNotWrittenAgain() {
        Order order = DATABASE.place();
        DATABASE.change(order, locked -> {
            apply(locked, 2, STOCK_REJECTED);
            DATABASE.jdbc().sql("""
                            update orders set customer_id = 'c', placed_at = 'epoch', currency = 'JPY', total = 21,
                                skus = '{S}', names = '{N}', quantities = '{3}', unit_prices = '{7}',
                                payment_method = 'm', ship_name = 'n', ship_street = 's', ship_city = 'c',
                                ship_postal_code = 'p', ship_country = 'FR', placement_trace = 't',
                                placement_event = gen_random_uuid()
                            """).update();
        });

        Order stored = stored(order);
        assertThat(stored.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(stored.placedAt()).isEqualTo(Instant.EPOCH);
        assertThat(stored.placement()).isNotEqualTo(order.placement());
        assertThat(stored.customerId()).isEqualTo(new CustomerId("c"));
        assertThat(stored.lines())
                .containsExactly(new OrderLine(new Sku("S"), "N", new Quantity(3), Money.of("7", "JPY")));
        assertThat(stored.total()).isEqualTo(Money.of("21", "JPY"));
        assertThat(stored.paymentMethod()).isEqualTo(new PaymentMethod("m"));
        assertThat(stored.shippingAddress()).isEqualTo(new Address("n", "s", "c", "p", "FR"));
    }

    @Test
    void unknownOrdersAreLeftOutWhenLocking() {
        Order order = DATABASE.place();
        OrderId unknown = new OrderId(UuidV7.next());
        List<Order> locked =
                DATABASE.transaction().execute(_ -> DATABASE.orders.lockAllById(List.of(unknown, order.orderId())));
        assertThat(locked).extracting(Order::orderId).containsExactly(order.orderId());
    }

    @Test
    void ordersAreCountedByStatus() {
        Order cancelled = DATABASE.place();
        DATABASE.change(cancelled, locked -> apply(locked, 2, STOCK_REJECTED));
        DATABASE.place();
        DATABASE.place(LATER);
        assertThat(DATABASE.orders.countByStatus(OrderStatus.CANCELLED)).isEqualTo(1);
        assertThat(DATABASE.orders.countByStatus(OrderStatus.CONFIRMED)).isZero();
        assertThat(DATABASE.orders.countActive(List.of(OrderStatus.PENDING, OrderStatus.CONFIRMED)))
                .containsExactly(
                        new StatusCount(OrderStatus.PENDING, 2, SampleOrders.NOW.truncatedTo(ChronoUnit.MILLIS)));
    }

    @Test
    void theAgeOfAStatusIsRightWhicheverVersionChangedIt() {
        Order order = DATABASE.place();
        DATABASE.change(order, locked -> apply(locked, 2, STOCK_RESERVED, PAYMENT_AUTHORIZED));
        assertThat(stored(order).statusSince()).isEqualTo(LATER);
        DATABASE.jdbc().sql("""
                        update orders set status = 'CANCELLING', updated_at = '2026-03-02T00:00:00Z', version = 3
                        """).update();
        assertThat(stored(order).statusSince())
                .as("an older version does not write it")
                .isEqualTo("2026-03-02T00:00:00Z");
        DATABASE.jdbc()
                .sql("update orders set updated_at = now(), tracking_number = 'WB-7'")
                .update();
        assertThat(stored(order).statusSince()).isEqualTo("2026-03-02T00:00:00Z");
        DATABASE.jdbc()
                .sql("update orders set updated_at = placed_at, status_since = null")
                .update();
        assertThat(stored(order).statusSince()).isEqualTo(stored(order).placedAt());
    }

    @Test
    void theDatabaseRejectsImpossibleStates() {
        DATABASE.place();
        for (String impossible : List.of(
                "status = 'LOST'",
                "status = 'CONFIRMED'",
                "status = 'CANCELLED'",
                "status = 'CANCELLED', reason = 'CAPTURE_FAILED'",
                "reason = 'TIMED_OUT'",
                "status = 'SHIPPED', reserved = true, authorized = true",
                "status = 'COMPLETED', reserved = true, authorized = true, dispatched = true",
                "version = 0",
                "skus = '{}'")) {
            assertThatThrownBy(() -> DATABASE.jdbc()
                            .sql("update orders set " + impossible)
                            .update())
                    .as(impossible)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    private static void apply(Order order, int version, OrderTrigger... triggers) {
        for (var trigger : triggers) {
            order.apply(trigger, null, LATER);
        }
        assertThat(order.version()).isEqualTo(version);
    }

    private static Order stored(Order order) {
        return DATABASE.orders.findById(order.orderId()).orElseThrow();
    }

    private static void assertIsStored(Order order) {
        assertThat(stored(order))
                .usingRecursiveComparison()
                .ignoringFields("storedValues")
                .isEqualTo(order);
    }

    private static Order order(String customer, Money price, String... names) {
        List<OrderLine> lines = Arrays.stream(names)
                .map(name -> new OrderLine(new Sku("S"), name, new Quantity(1), price))
                .toList();
        return new Order(
                new CustomerId(customer),
                lines,
                new PaymentMethod("pm_card_visa"),
                new Address("O'Neill \"Bob\"", "\\", "{}", "NULL", "GB", "\"2\"", "NULL", "{,}", "+44"),
                "NULL" + customer,
                new TreeMap<>(Map.of("a", "NULL", "{\"b\"}", ",\\")),
                SampleOrders.NOW);
    }
}
