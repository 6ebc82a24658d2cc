package dev.waybill.orders.application;

import static dev.waybill.orders.application.OrderWaiting.Cause.ANSWER_NOT_CONSUMED;
import static dev.waybill.orders.application.OrderWaiting.Cause.IN_PROGRESS;
import static dev.waybill.orders.application.OrderWaiting.Cause.NOT_PUBLISHED;
import static dev.waybill.orders.application.OrderWaiting.Cause.OPERATOR;
import static dev.waybill.orders.application.OrderWaiting.Cause.PARTICIPANT_AWAY;
import static dev.waybill.orders.application.OrderWaiting.Cause.PARTICIPANT_BEHIND;
import static dev.waybill.orders.application.OrderWaiting.Cause.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.application.OrderWaiting.Cause;
import dev.waybill.orders.domain.OrderTrigger;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderWaitingServiceTest {

    private static final Duration AWAY = Duration.ofMinutes(30);

    private final SagaFixture saga = new SagaFixture();
    private final FakeProgress progress = new FakeProgress(saga.clock);
    private final OrderWaitingService service = new OrderWaitingService(
            saga.database.orders,
            saga.database.timelines,
            saga.database.returns,
            progress,
            new OrderTimeoutProperties(Duration.ofMinutes(2), AWAY),
            saga.clock);

    @Test
    void theCauseOfEachMissingStepIsNamed() {
        OrderId id = saga.place();
        assertThat(causes(id)).containsExactly(IN_PROGRESS, IN_PROGRESS);
        progress.withMembers.remove(SagaParticipant.PAYMENT);
        progress.ordersProcessedUntil.put(SagaParticipant.INVENTORY, progress.ago(Duration.ofSeconds(1)));
        assertThat(causes(id)).containsExactly(PARTICIPANT_BEHIND, PARTICIPANT_AWAY);
        assertThat(explain(id).items().getFirst().lag()).isEqualTo(7);
        progress.withMembers.add(SagaParticipant.PAYMENT);
        progress.ordersProcessedUntil.clear();
        progress.answersProcessedUntil = saga.clock.instant();
        assertThat(causes(id)).containsExactly(IN_PROGRESS, IN_PROGRESS);
        progress.answersProcessedUntil = progress.ago(Duration.ofSeconds(90));
        assertThat(causes(id)).containsExactly(ANSWER_NOT_CONSUMED, ANSWER_NOT_CONSUMED);
        progress.isBrokerAway = true;
        assertThat(causes(id)).containsExactly(UNKNOWN, UNKNOWN);
    }

    @Test
    void aBusyConsumerIsComparedWithTheEndOfBefore() {
        OrderId id = saga.place();
        progress.ordersProcessedUntil.put(SagaParticipant.INVENTORY, saga.clock.instant());
        assertThat(causes(id)).startsWith(PARTICIPANT_BEHIND);
        progress.ordersProcessedUntil.put(SagaParticipant.INVENTORY, saga.clock.instant());
        assertThat(causes(id)).as("it was past the end of the first time").startsWith(IN_PROGRESS);
    }

    @Test
    void anEventThatIsNotPublishedIsNoFaultOfTheParticipant() {
        progress.publishedUntil = saga.clock.instant().minusSeconds(1);
        assertThat(causes(saga.place())).containsExactly(NOT_PUBLISHED, NOT_PUBLISHED);
    }

    @Test
    void whoeverHasWaitedForTheBrokersAnswerNeedsNoOther() {
        OrderId id = saga.place();
        progress.isBrokerAway = true;
        progress.duration = Duration.ofSeconds(5);
        for (int i = 0; i < 3; i++) {
            assertThat(explain(id).items()).hasSize(2);
        }
        assertThat(progress.reads).isEqualTo(1);
    }

    @Test
    void theBrokerIsAskedAtMostOnceASecond() {
        OrderId id = saga.place();
        saga.clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 3; i++) {
            assertThat(explain(id).items()).hasSize(2);
        }
        assertThat(progress.reads).isEqualTo(1);
        saga.clock.advance(Duration.ofSeconds(1));
        OrderId failed = saga.place();
        saga.database.change(
                failed,
                order -> Stream.of(
                                OrderTrigger.STOCK_RESERVED,
                                OrderTrigger.PAYMENT_AUTHORIZED,
                                OrderTrigger.SHIPMENT_DISPATCHED,
                                OrderTrigger.PAYMENT_CAPTURE_FAILED)
                        .forEach(trigger -> {
                            var unused = order.apply(trigger, null, saga.clock.instant());
                        }));
        assertThat(causes(failed)).startsWith(OPERATOR);
        assertThat(service.explain(new OrderId(UuidV7.next()))).isEmpty();
    }

    @Test
    void onlyAPendingOrderTimesOut() {
        OrderId id = saga.place();
        assertThat(explain(id).timesOutFrom())
                .isEqualTo(saga.state(id).placedAt().plus(AWAY));
        saga.cancel(id);
        assertThat(explain(id).timesOutFrom()).isNull();
    }

    private OrderWaiting explain(OrderId id) {
        return service.explain(id).orElseThrow();
    }

    /** A second later, so that the broker is asked again. */
    private List<Cause> causes(OrderId id) {
        saga.clock.advance(Duration.ofSeconds(1));
        return explain(id).items().stream().map(OrderWaiting.Item::cause).toList();
    }
}
