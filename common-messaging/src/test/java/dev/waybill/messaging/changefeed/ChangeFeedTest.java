package dev.waybill.messaging.changefeed;

import static dev.waybill.messaging.parcels.Records.order;
import static dev.waybill.messaging.parcels.Records.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.Event;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.ChangeFeed;
import dev.waybill.messaging.ChangeListener;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.messaging.parcels.ParcelDatabase;
import dev.waybill.messaging.parcels.ParcelEvent;
import dev.waybill.messaging.parcels.ParcelService;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances of one service share the partitions, and each sees the changes of all. */
class ChangeFeedTest {

    private static final Broker BROKER = Broker.shared();
    private static final TestDatabase DATABASE = ParcelDatabase.create(TestPostgres.shared());

    private static List<ParcelService> instances = List.of();

    @BeforeAll
    static void start() {
        instances = List.of(instance(), instance());
    }

    @AfterAll
    static void close() {
        instances.forEach(ParcelService::close);
    }

    @Test
    void everyInstanceIsNotifiedOnceAnEventHasTakenEffectOnAnyInstance() {
        List<OrderId> orders = List.of(order(), order(), order(), order(), order());
        List<Effects> listeners = instances.stream().map(Effects::subscribedTo).toList();
        listeners.forEach(listener -> orders.forEach(order -> listener.seen.put(order, List.of())));
        OrderId other = order();

        BROKER.send(packed(other, 7));
        orders.forEach(order -> BROKER.send(packed(order, 1), packed(order, 2)));

        for (Effects listener : listeners) {
            await().untilAsserted(() -> assertThat(listener.seen.values()).allMatch(List.of(1, 2)::equals));
            assertThat(listener.notified).doesNotContain(other);
            listener.seen.clear();
        }
    }

    @Test
    void nothingIsReportedOfAnEventThatHasNotTakenEffectYet() {
        OrderId order = order();
        var held = new CountDownLatch(1);
        instances.forEach(instance -> instance.handler().when(order, _ -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        Effects listener = Effects.subscribedTo(instances.getFirst());
        listener.seen.put(order, List.of());

        int before = calls();
        BROKER.send(packed(order, 1));
        await().until(() -> calls() > before);
        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(listener.notified).doesNotContain(order));
        held.countDown();

        await().untilAsserted(() -> assertThat(listener.seen).containsEntry(order, List.of(1)));
        listener.seen.clear();
    }

    @Test
    void aListenerIsResynchronizedWhenTheFeedStarts() {
        Effects listener = Effects.subscribedTo(instances.getLast());
        assertThat(listener.resyncs).hasValueGreaterThan(1);
    }

    private static int calls() {
        return instances.stream().mapToInt(each -> each.handler().calls.get()).sum();
    }

    private static ParcelService instance() {
        return ParcelService.start("change-feed", DATABASE, TestKafka.shared().bootstrapServers());
    }

    /** Reads the effects of an order whenever it is notified of a change. */
    private record Effects(
            ParcelService service, Map<OrderId, List<Integer>> seen, Set<OrderId> notified, AtomicInteger resyncs)
            implements ChangeListener {

        private static final Map<ParcelService, Effects> LISTENERS = new ConcurrentHashMap<>();

        /** Returns once the feed sees events that are published from now on. */
        static Effects subscribedTo(ParcelService service) {
            Effects listener = LISTENERS.computeIfAbsent(
                    service,
                    each -> new Effects(
                            each, new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet(), new AtomicInteger()));
            service.bean(ChangeFeed.class).subscribe(listener);
            await().until(() -> listener.resyncs.get() > 1);
            return listener;
        }

        @Override
        public Set<Class<? extends Event>> eventTypes() {
            return Set.of(ParcelEvent.class);
        }

        @Override
        public boolean isActive() {
            return !seen.isEmpty();
        }

        @Override
        public boolean matches(OrderId order) {
            return seen.containsKey(order);
        }

        @Override
        public void onChange(Set<OrderId> orders) {
            notified.addAll(orders);
            orders.forEach(order -> seen.computeIfPresent(order, (id, _) -> service.effects(id)));
        }

        @Override
        public void resync() {
            resyncs.incrementAndGet();
        }
    }
}
