package dev.waybill.orders.application;

import dev.waybill.events.Event;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.StockEvent;
import dev.waybill.messaging.ConsumerProgress.Snapshot;
import dev.waybill.messaging.ConsumerProgress.Subscription;
import dev.waybill.orders.domain.PendingOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A service that answers each order that is placed. */
enum SagaParticipant {
    INVENTORY("inventory-service", StockEvent.class),
    PAYMENT("payment-service", PaymentEvent.class);

    private final String group;
    private final Subscription orders;
    private final Subscription answers;

    SagaParticipant(String group, Class<? extends Event> answers) {
        this.group = group;
        this.orders = new Subscription(group, OrderEvent.class);
        this.answers = new Subscription("order-service", answers);
    }

    /** Those that have not answered. */
    static List<SagaParticipant> missing(PendingOrder order) {
        return Arrays.stream(values())
                .filter(participant -> !participant.hasAnswered(order))
                .toList();
    }

    /** What the participants consume, and what this service consumes of them. */
    static List<Subscription> subscriptions() {
        return Arrays.stream(values())
                .flatMap(participant -> Stream.of(participant.orders, participant.answers))
                .toList();
    }

    static List<String> groupsWithoutMembers(Snapshot progress) {
        return Arrays.stream(values())
                .map(SagaParticipant::group)
                .filter(group -> !progress.hasMembers(group))
                .toList();
    }

    private boolean hasAnswered(PendingOrder order) {
        return switch (this) {
            case INVENTORY -> order.reserved();
            case PAYMENT -> order.authorized();
        };
    }

    /** Its consumer group. */
    String group() {
        return group;
    }

    /** It consumes the orders. */
    Subscription orders() {
        return orders;
    }

    /** This service consumes its answers. */
    Subscription answers() {
        return answers;
    }
}
