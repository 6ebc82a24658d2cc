package dev.waybill.orders.messaging;

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
import dev.waybill.events.Quantity;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.events.ShipmentReturnArrived;
import dev.waybill.events.Sku;
import dev.waybill.events.StockRestocked;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.domain.OrderState;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.domain.ReturnProgress;
import dev.waybill.orders.domain.ReturnStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReturningTest {

    private static final List<LineItem> ONE_MUG = List.of(new LineItem(new Sku("MUG-WHITE"), new Quantity(1)));
    private static final Money PRICE = Money.of("9.90", "EUR");

    private final SagaRoom room = new SagaRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aReturnIsToldAndMovesNeitherStatusNorVersionOfItsOrder() {
        OrderId order = room.complete();
        OrderState before = room.state(order);
        Return made = room.takeBack(order, ONE_MUG);

        assertThat(room.lastPublished().event())
                .isEqualTo(new OrderReturnRequested(order, made.id(), ONE_MUG, PRICE.amount(), PRICE.currency()));
        assertThat(room.lastPublished().envelope().causationId()).isNull();
        assertThat(room.lastPublished().envelope().sequence()).isEqualTo(before.sequence() + 1);
        OrderState after = room.state(order);
        assertThat(after.status()).isEqualTo(before.status());
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
    }

    @Test
    void aReturnIsCompleteOnceMoneyAndUnitsAreBackInWhicheverOrder() {
        OrderId order = room.complete();
        ReturnId one = room.takeBack(order, ONE_MUG).id();
        ReturnId other = room.takeBack(order, ONE_MUG).id();
        room.hear(refunded(order, one), arrived(order, one));
        assertThat(progress(order, one).status()).isEqualTo(ReturnStatus.REFUNDED);
        room.hear(arrived(order, other), restocked(order, other));
        assertThat(progress(order, other).status()).isEqualTo(ReturnStatus.RESTOCKED);

        Envelope last = room.hear(restocked(order, one)).getFirst();
        assertThat(room.lastPublished().event())
                .isEqualTo(new OrderReturnCompleted(order, one, PRICE.amount(), PRICE.currency()));
        assertThat(room.lastPublished().envelope().causationId()).isEqualTo(last.id());
        room.hear(refunded(order, other));
        assertThat(progress(order, other).status()).isEqualTo(ReturnStatus.COMPLETED);
        assertThat(progress(order, other).completedAt()).isEqualTo(Times.now(room.clock));
    }

    @Test
    void oneBatchMayTellAWholeReturnAndRepeatIt() {
        OrderId order = room.complete();
        ReturnId id = room.takeBack(order, ONE_MUG).id();
        int told = room.outbox.published.size();
        room.hear(arrived(order, id), restocked(order, id), refunded(order, id), refunded(order, id));
        room.hear(restocked(order, id), refunded(order, id));

        assertThat(room.outbox.published).hasSize(told + 1);
        assertThat(Chronology.sort(room.database.timelines.of(order)))
                .extracting(happening -> happening.envelope().type())
                .contains("order.return-requested.v1", "order.return-completed.v1", "StockRestocked");
    }

    @Test
    void aRefundThatFailedIsShownUntilItSucceeds() {
        OrderId order = room.complete();
        ReturnId id = room.takeBack(order, ONE_MUG).id();
        room.hear(failed(order, id), restocked(order, id));
        assertThat(progress(order, id).status()).isEqualTo(ReturnStatus.RESTOCKED_UNPAID);
        assertThat(progress(order, id).refundFailure()).hasToString("processing_error");

        room.hear(refunded(order, id));
        assertThat(progress(order, id).status()).isEqualTo(ReturnStatus.COMPLETED);
        assertThat(progress(order, id).refundFailure()).isNull();
    }

    @Test
    void whatIsSaidOfAReturnThatIsNotThereOrOfAnotherOrderChangesNothing() {
        OrderId order = room.complete();
        OrderId stranger = room.complete();
        ReturnId id = room.takeBack(order, ONE_MUG).id();
        room.hear(refunded(order, new ReturnId(UuidV7.next())), refunded(stranger, id), restocked(stranger, id));

        assertThat(progress(order, id)).extracting(ReturnProgress::status).isEqualTo(ReturnStatus.REQUESTED);
    }

    @Test
    void requestsAtTheSameTimeNeverReturnMoreThanWasBought() {
        OrderId order = room.complete();
        List<CompletableFuture<Return>> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            requests.add(CompletableFuture.supplyAsync(() -> room.takeBack(order, ONE_MUG)));
        }
        long accepted = requests.stream().filter(ReturningTest::isAccepted).count();

        assertThat(accepted).isEqualTo(2);
        assertThat(room.database.returns.units(order)).containsExactly(Map.entry(new Sku("MUG-WHITE"), 2));
    }

    @Test
    void onlyWhatIsCompletedIsReturned() {
        OrderId order = room.place();
        assertThatIllegalArgumentException().isThrownBy(() -> room.takeBack(order, ONE_MUG));
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

    private ReturnProgress progress(OrderId order, ReturnId id) {
        return room.database.returns.find(order, id).orElseThrow().progress();
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
