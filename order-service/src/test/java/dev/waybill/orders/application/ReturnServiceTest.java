package dev.waybill.orders.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.events.Event;
import dev.waybill.events.LineItem;
import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.OrderReturnCompleted;
import dev.waybill.events.OrderReturnRequested;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.PaymentReturnRefundFailed;
import dev.waybill.events.PaymentReturnRefunded;
import dev.waybill.events.PaymentReturnSettledManually;
import dev.waybill.events.Quantity;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.RefundSettlementKind;
import dev.waybill.events.ReturnId;
import dev.waybill.events.ShipmentReturnArrived;
import dev.waybill.events.Sku;
import dev.waybill.events.StockRestocked;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.domain.CausalTimelineSorter;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.domain.ReturnStatus;
import dev.waybill.orders.domain.TimelineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ReturnServiceTest {

    private static final List<LineItem> ONE_MUG = List.of(new LineItem(new Sku("MUG-WHITE"), new Quantity(1)));
    private static final Money PRICE = Money.of("9.90", "EUR");

    private final SagaFixture saga = new SagaFixture();

    @Test
    void aReturnIsPublishedAndChangesNeitherStatusNorVersionOfItsOrder() {
        OrderId order = saga.placeCompleted();
        Order before = saga.state(order);
        Return accepted = saga.acceptReturn(order, ONE_MUG);

        assertThat(saga.lastPublished().event())
                .isEqualTo(
                        new OrderReturnRequested(order, accepted.getId(), ONE_MUG, PRICE.amount(), PRICE.currency()));
        assertThat(saga.lastPublished().envelope().causationId()).isNull();
        assertThat(saga.lastPublished().envelope().sequence()).isEqualTo(before.sequence() + 1);
        Order after = saga.state(order);
        assertThat(after.status()).isEqualTo(before.status());
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
    }

    @Test
    void aReturnIsCompleteOnceItIsRefundedAndRestockedInEitherOrder() {
        OrderId order = saga.placeCompleted();
        ReturnId one = saga.acceptReturn(order, ONE_MUG).getId();
        ReturnId other = saga.acceptReturn(order, ONE_MUG).getId();
        saga.handle(refunded(order, one), arrived(order, one));
        assertThat(progress(order, one).status()).isEqualTo(ReturnStatus.REFUNDED);
        saga.handle(arrived(order, other), restocked(order, other));
        assertThat(progress(order, other).status()).isEqualTo(ReturnStatus.RESTOCKED);

        Envelope last = saga.handle(restocked(order, one)).getFirst();
        assertThat(saga.lastPublished().event())
                .isEqualTo(new OrderReturnCompleted(order, one, PRICE.amount(), PRICE.currency()));
        assertThat(saga.lastPublished().envelope().causationId()).isEqualTo(last.id());
        saga.handle(refunded(order, other));
        assertThat(progress(order, other).status()).isEqualTo(ReturnStatus.COMPLETED);
        assertThat(progress(order, other).completedAt()).isEqualTo(saga.clock.instant());
    }

    @Test
    void oneBatchCanContainAllEventsOfAReturnAndRepetitions() {
        OrderId order = saga.placeCompleted();
        ReturnId id = saga.acceptReturn(order, ONE_MUG).getId();
        int before = saga.outbox.published.size();
        saga.handle(arrived(order, id), restocked(order, id), refunded(order, id), refunded(order, id));
        saga.handle(restocked(order, id), refunded(order, id));

        assertThat(saga.outbox.published).hasSize(before + 1);
        assertThat(CausalTimelineSorter.sort(saga.database.timelines.findByOrder(order)))
                .extracting(event -> event.envelope().type())
                .contains("order.return-requested.v1", "order.return-completed.v1", "stock.restocked.v1");
    }

    @Test
    void aFailedRefundIsShownUntilItSucceeds() {
        OrderId order = saga.placeCompleted();
        ReturnId id = saga.acceptReturn(order, ONE_MUG).getId();
        saga.handle(failed(order, id), restocked(order, id));
        assertThat(progress(order, id).status()).isEqualTo(ReturnStatus.RESTOCKED_UNPAID);
        assertThat(progress(order, id).refundFailure()).hasToString("processing_error");

        saga.handle(refunded(order, id));
        assertThat(progress(order, id).status()).isEqualTo(ReturnStatus.COMPLETED);
        assertThat(progress(order, id).refundFailure()).isNull();
    }

    @Test
    void aRefundThatWasClosedByHandEndsTheReturnAsARefundDoes() {
        OrderId order = saga.placeCompleted();
        ReturnId id = saga.acceptReturn(order, ONE_MUG).getId();
        saga.handle(
                failed(order, id),
                restocked(order, id),
                new PaymentReturnSettledManually(
                        order, id, RefundSettlementKind.REFUNDED_ELSEWHERE, PRICE.amount(), PRICE.currency()));
        assertThat(progress(order, id).status()).isEqualTo(ReturnStatus.COMPLETED);
        assertThat(saga.database.timelines.findByOrder(order))
                .extracting(TimelineEvent::summary)
                .contains("The refund of " + PRICE + " was closed by hand.");
    }

    @Test
    void eventsAboutAnUnknownReturnOrAnotherOrderChangeNothing() {
        OrderId order = saga.placeCompleted();
        OrderId otherOrder = saga.placeCompleted();
        ReturnId id = saga.acceptReturn(order, ONE_MUG).getId();
        saga.handle(refunded(order, new ReturnId(UuidV7.next())), refunded(otherOrder, id), restocked(otherOrder, id));

        assertThat(progress(order, id)).extracting(Return::status).isEqualTo(ReturnStatus.REQUESTED);
    }

    @Test
    void concurrentRequestsNeverReturnMoreThanWasOrdered() {
        OrderId order = saga.placeCompleted();
        long accepted;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Return>> requests = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                requests.add(CompletableFuture.supplyAsync(() -> saga.acceptReturn(order, ONE_MUG), threads));
            }
            accepted = requests.stream().filter(ReturnServiceTest::isAccepted).count();
        }

        assertThat(accepted).isEqualTo(2);
        assertThat(saga.database.returns.returnedUnits(order)).containsExactly(Map.entry(new Sku("MUG-WHITE"), 2));
    }

    @Test
    void onlyACompletedOrderCanBeReturned() {
        OrderId order = saga.place();
        assertThatIllegalArgumentException().isThrownBy(() -> saga.acceptReturn(order, ONE_MUG));
    }

    private static boolean isAccepted(CompletableFuture<Return> request) {
        try {
            request.join();
            return true;
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(IllegalArgumentException.class);
            return false;
        }
    }

    private Return progress(OrderId order, ReturnId id) {
        return saga.database.returns.findByOrderIdAndId(order, id).orElseThrow();
    }

    private static Event refunded(OrderId order, ReturnId id) {
        return new PaymentReturnRefunded(order, id, PRICE.amount(), PRICE.currency(), new PaymentReference("re_1"));
    }

    private static Event failed(OrderId order, ReturnId id) {
        return new PaymentReturnRefundFailed(
                order, id, PRICE.amount(), PRICE.currency(), new ReasonCode("processing_error"));
    }

    private static Event arrived(OrderId order, ReturnId id) {
        return new ShipmentReturnArrived(order, id, ONE_MUG);
    }

    private static Event restocked(OrderId order, ReturnId id) {
        return new StockRestocked(order, id, ONE_MUG);
    }
}
