package dev.waybill.orders.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.CustomerId;
import dev.waybill.events.LineItem;
import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.OrderPersonalDataErased;
import dev.waybill.events.PaymentCaptured;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.PaymentReturnRefunded;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import dev.waybill.events.StockRestocked;
import dev.waybill.orders.domain.IdempotencyKey;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.persistence.IdempotencyKeyRepository.Claim;
import dev.waybill.testing.TextSearch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErasureServiceTest {

    private static final String NAME = "Zacharias Quellenbaum";
    private static final CustomerId CUSTOMER = new CustomerId("c-9001");

    private final SagaFixture saga = new SagaFixture();
    private final ErasureService erasures = saga.erasures();

    @Test
    void theDataOfOrdersThatAreOverIsInNoTableAnyMore() {
        OrderId completed = completed();
        OrderId cancelled = saga.placeFor(CUSTOMER, NAME);
        saga.cancel(cancelled);
        assertThat(tablesWithTheName()).containsExactly("idempotency_keys", "orders");

        ErasureResult result = erasures.erase(CUSTOMER);

        assertThat(result.erased()).isEqualTo(2);
        assertThat(result.pending()).isEmpty();
        assertThat(tablesWithTheName()).isEmpty();
        Order erased = saga.state(completed);
        assertThat(erased.shippingAddress().name()).isEqualTo("erased");
        assertThat(erased.shippingAddress()).isEqualTo(erased.shippingAddress().erased());
        assertThat(erased.paymentMethod().value()).isEqualTo("erased");
        assertThat(erased.reference()).isNull();
        assertThat(erased.metadata()).isNull();
    }

    @Test
    void nothingElseOfTheOrderChanges() {
        OrderId id = completed();
        Order before = saga.state(id);
        erasures.erase(CUSTOMER);
        Order after = saga.state(id);
        assertThat(after.status()).isEqualTo(before.status());
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
        assertThat(after.lines()).isEqualTo(before.lines());
        assertThat(after.total()).isEqualTo(before.total());
        assertThat(after.customerId()).isEqualTo(before.customerId());
        assertThat(after.shippingAddress().country()).isEqualTo("GB");
        assertThat(after.sequence()).isEqualTo(before.sequence() + 1);
    }

    @Test
    void anEventOfEachOrderIsPublishedAndInItsTimeline() {
        OrderId id = completed();
        erasures.erase(CUSTOMER);
        assertThat(saga.lastPublished().event()).isEqualTo(new OrderPersonalDataErased(id));
        assertThat(saga.database.timelines.findByOrder(id))
                .extracting(event -> event.envelope().type())
                .contains("order.personal-data-erased.v1");
    }

    @Test
    void anOrderOnItsWayIsErasedOnceItIsOver() {
        OrderId id = saga.placeFor(CUSTOMER, NAME);

        ErasureResult result = erasures.erase(CUSTOMER);
        assertThat(result.pending()).containsExactly(id);
        assertThat(result.remainsUntil()).isEqualTo(SagaFixture.RETENTION.endOf(saga.clock.instant()));
        assertThat(erasures.eraseDue()).isFalse();
        assertThat(saga.state(id).shippingAddress().name()).isEqualTo(NAME);

        saga.complete(id);
        erasures.eraseDue();

        assertThat(tablesWithTheName()).isEmpty();
        assertThat(saga.lastPublished().event()).isEqualTo(new OrderPersonalDataErased(id));
        assertThat(erasures.erase(CUSTOMER).pending()).isEmpty();
    }

    @Test
    void anOrderWithAReturnThatIsNotCompletedIsOnItsWay() {
        OrderId id = completed();
        Return returned = saga.acceptReturn(id, List.of(new LineItem(new Sku("MUG-WHITE"), new Quantity(1))));

        assertThat(erasures.erase(CUSTOMER).pending()).containsExactly(id);
        erasures.eraseDue();
        assertThat(tablesWithTheName()).contains("orders");

        Money refund = returned.refund();
        saga.handle(
                new PaymentReturnRefunded(
                        id, returned.getId(), refund.amount(), refund.currency(), new PaymentReference("r-1")),
                new StockRestocked(id, returned.getId(), returned.lines()));
        erasures.eraseDue();
        assertThat(tablesWithTheName()).isEmpty();
    }

    @Test
    void aRepeatedRequestErasesNothingAndSaysWhenTheLastCopiesEnd() {
        completed();
        ErasureResult first = erasures.erase(CUSTOMER);
        assertThat(first.remainsUntil()).isEqualTo(SagaFixture.RETENTION.endOf(saga.clock.instant()));
        int published = saga.outbox.published.size();

        saga.clock.advance(Duration.ofDays(3));
        ErasureResult second = erasures.erase(CUSTOMER);

        assertThat(second.erased()).isZero();
        assertThat(second.remainsUntil()).isEqualTo(first.remainsUntil());
        assertThat(saga.outbox.published).hasSize(published);
    }

    @Test
    void ofACustomerWithoutOrdersNothingRemains() {
        ErasureResult result = erasures.erase(new CustomerId("nobody"));
        assertThat(result.erased()).isZero();
        assertThat(result.pending()).isEmpty();
        assertThat(result.remainsUntil()).isEqualTo(saga.clock.instant());
    }

    @Test
    void otherCustomersKeepTheirData() {
        OrderId other = saga.placeFor(new CustomerId("c-9002"), "Ada");
        saga.complete(other);
        completed();
        assertThat(erasures.erase(CUSTOMER).erased()).isEqualTo(1);
        assertThat(saga.state(other).shippingAddress().name()).isEqualTo("Ada");
        assertThat(TextSearch.tables(saga.database.asOwner(), "Ada")).contains("idempotency_keys", "orders");
    }

    @Test
    void anOrderThatIsPlacedLaterIsNotErased() {
        OrderId before = completed();
        erasures.erase(CUSTOMER);
        saga.clock.advance(Duration.ofSeconds(1));
        OrderId later = completed();
        erasures.eraseDue();
        assertThat(saga.state(before).shippingAddress().name()).isEqualTo("erased");
        assertThat(saga.state(later).shippingAddress().name()).isEqualTo(NAME);
    }

    @Test
    void anOrderOfAnInstanceWhoseClockIsAheadIsErasedToo() {
        saga.clock.advance(Duration.ofMinutes(4));
        OrderId ahead = completed();
        saga.clock.advance(Duration.ofMinutes(-4));
        assertThat(erasures.erase(CUSTOMER).erased()).isEqualTo(1);
        assertThat(saga.state(ahead).shippingAddress().name()).isEqualTo("erased");
    }

    @Test
    void aRepeatedPlacementGetsTheErasedResponseAndPlacesNothing() {
        OrderId id = completed();
        erasures.erase(CUSTOMER);
        var key = new IdempotencyKey(CUSTOMER.value(), "key of 1");
        Claim claim = saga.database
                .transaction()
                .execute(_ -> saga.database.keys.claimAll(List.of(key)))
                .get(key);
        assertThat(claim).isInstanceOfSatisfying(Claim.Completed.class, stored -> {
            assertThat(stored.response().orderId()).isEqualTo(id);
            assertThat(new String(stored.response().body(), StandardCharsets.UTF_8))
                    .contains("\"street\": \"erased\"", "\"country\": \"GB\"", "\"version\": 1", "c-9001")
                    .doesNotContain(NAME, "phone");
        });
    }

    @Test
    void aLateEventBringsNothingBack() {
        OrderId id = completed();
        erasures.erase(CUSTOMER);
        Order order = saga.state(id);
        saga.handle(new PaymentCaptured(
                id, order.total().amount(), order.total().currency(), new PaymentReference("late")));
        assertThat(tablesWithTheName()).isEmpty();
        assertThat(saga.state(id).status()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void concurrentRequestsEraseMoreOrdersThanFitIntoABatchOnceEach() throws Exception {
        int orders = 501;
        for (int i = 0; i < orders; i++) {
            completed();
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = Stream.generate(() -> threads.submit(() -> erasures.erase(CUSTOMER)))
                    .limit(3)
                    .toList();
            int erased = 0;
            for (var result : results) {
                erased += result.get().erased();
            }
            assertThat(erased).isEqualTo(orders);
        }
        assertThat(tablesWithTheName()).isEmpty();
        assertThat(saga.database
                        .jdbc()
                        .sql("select count(*) from timeline where type = 'order.personal-data-erased.v1'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(orders);
    }

    private OrderId completed() {
        OrderId id = saga.placeFor(CUSTOMER, NAME);
        saga.complete(id);
        return id;
    }

    private List<String> tablesWithTheName() {
        return TextSearch.tables(saga.database.asOwner(), NAME);
    }
}
