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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances of one service share the work, and each looks out for all of it. */
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
    void everyInstanceHearsOfWhatIsWatchedOnceItHasTakenEffectWhicheverInstanceDidIt() {
        List<OrderId> orders = List.of(order(), order(), order(), order(), order());
        List<Effects> watches = instances.stream().map(Effects::watching).toList();
        watches.forEach(watch -> orders.forEach(order -> watch.heard.put(order, List.of())));
        OrderId other = order();

        BROKER.send(packed(other, 7));
        orders.forEach(order -> BROKER.send(packed(order, 1), packed(order, 2)));

        for (Effects watch : watches) {
            await().untilAsserted(() -> assertThat(watch.heard.values()).allMatch(List.of(1, 2)::equals));
            assertThat(watch.heard).doesNotContainKey(other);
            watch.heard.clear();
        }
    }

    @Test
    void nothingIsSaidOfAnEventThatHasNotTakenEffectYet() {
        OrderId order = order();
        var held = new CountDownLatch(1);
        instances.forEach(instance -> instance.handler().when(order, _ -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        Effects watch = Effects.watching(instances.getFirst());
        watch.heard.put(order, List.of());

        BROKER.send(packed(order, 1));
        await().until(() ->
                instances.stream().anyMatch(each -> each.handler().calls.get() > 0));
        assertThat(watch.heard).containsEntry(order, List.of());
        held.countDown();

        await().untilAsserted(() -> assertThat(watch.heard).containsEntry(order, List.of(1)));
        watch.heard.clear();
    }

    @Test
    void aWatchIsToldToLookForItselfWheneverALookoutBegins() {
        Effects watch = Effects.watching(instances.getLast());
        assertThat(watch.doubts).hasPositiveValue();
    }

    private static ParcelService instance() {
        return ParcelService.start("lookouts", DATABASE, TestKafka.shared().bootstrapServers());
    }

    /** Reads, whenever it is told of a change, what the order's events have brought about. */
    private record Effects(ParcelService service, Map<OrderId, List<Integer>> heard, AtomicInteger doubts)
            implements ChangeListener {

        private static final Map<ParcelService, Effects> WATCHES = new ConcurrentHashMap<>();

        /** Returns once the look-out sees what is told from now on. */
        static Effects watching(ParcelService service) {
            Effects watch = WATCHES.computeIfAbsent(
                    service, each -> new Effects(each, new ConcurrentHashMap<>(), new AtomicInteger()));
            service.bean(ChangeFeed.class).subscribe(watch);
            await().until(() -> watch.doubts.get() > 1);
            return watch;
        }

        @Override
        public Set<Class<? extends Event>> eventTypes() {
            return Set.of(ParcelEvent.class);
        }

        @Override
        public boolean isActive() {
            return !heard.isEmpty();
        }

        @Override
        public boolean matches(OrderId order) {
            return heard.containsKey(order);
        }

        @Override
        public void onChange(Set<OrderId> orders) {
            orders.forEach(order -> heard.computeIfPresent(order, (id, _) -> service.effects(id)));
        }

        @Override
        public void resync() {
            doubts.incrementAndGet();
        }
    }
}
