package dev.waybill.orders.persistence;

import static dev.waybill.orders.domain.Signal.PAYMENT_AUTHORIZED;
import static dev.waybill.orders.domain.Signal.PAYMENT_CAPTURED;
import static dev.waybill.orders.domain.Signal.SHIPMENT_DISPATCHED;
import static dev.waybill.orders.domain.Signal.STOCK_REJECTED;
import static dev.waybill.orders.domain.Signal.STOCK_RESERVED;
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
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.Samples;
import dev.waybill.orders.domain.Change;
import dev.waybill.orders.domain.Fact;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.orders.domain.OrderLine;
import dev.waybill.orders.domain.OrderState;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.PlacedOrder;
import dev.waybill.orders.domain.Purchase;
import dev.waybill.orders.domain.Signal;
import dev.waybill.orders.domain.Tally;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class SqlOrdersTest {

    private static final Instant LATER = Samples.NOW.plusSeconds(5);
    private static final OrdersDatabase DATABASE = new OrdersDatabase();

    @BeforeEach
    void empty() {
        DATABASE.clear();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void anOrderIsFoundAsItWasPlaced() {
        Order order = DATABASE.placed();
        assertThat(DATABASE.orders.find(order.orderId()))
                .contains(new OrderDetails(order.orderId(), Samples.purchase(), Samples.NOW, order.state()));
    }

    @Test
    void ordersPlacedTogetherAreFoundEachAsItWasPlaced() {
        List<Purchase> purchases = List.of(
                Samples.purchase(),
                purchase("¥", Money.of("100", "JPY"), "plain"),
                purchase(
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
                        "✂ of course"));
        List<PlacedOrder> placed = purchases.stream().map(SqlOrdersTest::placed).toList();
        DATABASE.transaction().executeWithoutResult(_ -> DATABASE.orders.add(placed));

        for (PlacedOrder one : placed) {
            Order order = one.order();
            assertThat(DATABASE.orders.find(order.orderId()))
                    .contains(new OrderDetails(order.orderId(), one.purchase(), Samples.NOW, order.state()));
        }
    }

    @Test
    void whatAnOrderLearnsIsFoundAgain() {
        Order order = DATABASE.placed();
        DATABASE.change(order, locked -> {
            List<Change> unused = locked.tell(PAYMENT_CAPTURED, new TrackingNumber("WB-7"), LATER);
        });
        OrderState state = state(order);
        assertThat(state.facts()).containsExactly(Fact.CAPTURED);
        assertThat(state.trackingNumber()).hasToString("WB-7");
        assertThat(state.updatedAt()).isEqualTo(LATER);
        assertThat(state.version()).isEqualTo(2);
    }

    @Test
    void aPendingOrderIsLoadedWithItsParcelAndCanBeConfirmed() {
        Order order = DATABASE.placed();
        DATABASE.change(order, locked -> tell(locked, 2, STOCK_RESERVED, PAYMENT_AUTHORIZED));
        assertThat(state(order).status()).isEqualTo(OrderStatus.CONFIRMED);
        DATABASE.change(order, locked -> tell(locked, 4, SHIPMENT_DISPATCHED, PAYMENT_CAPTURED));
        assertThat(state(order).status()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void onlyOrdersThatThereAreAreLocked() {
        Order order = DATABASE.placed();
        OrderId unknown = new OrderId(UuidV7.next());
        var locked = DATABASE.transaction().execute(status -> DATABASE.orders.lock(List.of(unknown, order.orderId())));
        assertThat(locked).containsOnlyKeys(order.orderId());
    }

    @Test
    void ordersAreCountedByStatus() {
        Order cancelled = DATABASE.placed();
        DATABASE.change(cancelled, locked -> tell(locked, 2, STOCK_REJECTED));
        DATABASE.placed();
        DATABASE.placed(LATER);
        Instant oldest = Samples.NOW.truncatedTo(ChronoUnit.MILLIS);
        assertThat(DATABASE.tallies.passing()).containsExactly(new Tally(OrderStatus.PENDING, 2, oldest));
        assertThat(DATABASE.tallies.ended()).containsExactly(new Tally(OrderStatus.CANCELLED, 1, null));
    }

    @Test
    void theDatabaseItselfRefusesAStateThatCannotBe() {
        DATABASE.placed();
        for (String nonsense : List.of(
                "status = 'LOST'",
                "status = 'CONFIRMED'",
                "status = 'CANCELLED'",
                "status = 'CANCELLED', reason = 'CAPTURE_FAILED'",
                "reason = 'TIMED_OUT'",
                "status = 'SHIPPED', reserved = true, authorized = true",
                "status = 'COMPLETED', reserved = true, authorized = true, dispatched = true",
                "version = 0",
                "skus = '{}'")) {
            assertThatThrownBy(() ->
                            DATABASE.jdbc().sql("update orders set " + nonsense).update())
                    .as(nonsense)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    private static void tell(Order order, int version, Signal... signals) {
        for (var signal : signals) {
            order.tell(signal, null, LATER);
        }
        assertThat(order.state().version()).isEqualTo(version);
    }

    private static OrderState state(Order order) {
        return DATABASE.orders.find(order.orderId()).orElseThrow().state();
    }

    private static PlacedOrder placed(Purchase purchase) {
        Order order = Order.place(new OrderId(UuidV7.at(Samples.NOW)), purchase, Samples.NOW);
        long unused = order.nextSequence();
        return new PlacedOrder(order, purchase, new Causation(UuidV7.next(), null));
    }

    private static Purchase purchase(String customer, Money price, String... names) {
        List<OrderLine> lines = Arrays.stream(names)
                .map(name -> new OrderLine(new Sku("S"), name, new Quantity(1), price))
                .toList();
        return new Purchase(
                new CustomerId(customer),
                lines,
                new PaymentMethod("pm_card_visa"),
                new Address("O'Neill \"Bob\"", "\\", "{}", "NULL", "GB"));
    }
}
