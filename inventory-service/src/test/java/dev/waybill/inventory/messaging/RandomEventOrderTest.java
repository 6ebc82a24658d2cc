package dev.waybill.inventory.messaging;

import static dev.waybill.inventory.domain.InventoryFixtures.line;
import static dev.waybill.inventory.domain.InventoryFixtures.order;
import static dev.waybill.inventory.messaging.InventoryHarness.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.Sku;
import dev.waybill.events.StockRejected;
import dev.waybill.events.StockReserved;
import dev.waybill.inventory.domain.LockedStock;
import dev.waybill.inventory.domain.StockLevel;
import dev.waybill.inventory.persistence.InventoryDatabase;
import dev.waybill.messaging.ReceivedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events in random order, with repeats: the movements always add up to the stock. */
class RandomEventOrderTest {

    private static final List<Sku> SKUS =
            IntStream.range(0, 5).mapToObj(i -> new Sku("SKU-" + i)).toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void movementsAddUpToTheStock(long seed) {
        var random = new Random(seed);
        Map<OrderId, List<LineItem>> orders = new LinkedHashMap<>();
        var inventory = new InventoryHarness();
        SKUS.forEach(sku -> inventory.database.receive(sku, 60));
        List<ReceivedEvent<ReservationCommand>> all = randomEvents(orders, random);
        for (int from = 0; from < all.size(); ) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(12));
            inventory.receive(all.subList(from, to));
            from = to;
            receiveOrCount(inventory.database, random);
        }

        SKUS.forEach(sku -> assertAddsUp(inventory.database, sku));
        orders.forEach((order, lines) -> assertDecidedOnce(inventory, order, lines));
    }

    private static List<ReceivedEvent<ReservationCommand>> randomEvents(
            Map<OrderId, List<LineItem>> orders, Random random) {
        var all = new ArrayList<ReceivedEvent<ReservationCommand>>();
        for (int i = 0; i < 100; i++) {
            OrderId order = order();
            List<LineItem> lines = lines(random);
            orders.put(order, lines);
            all.add(received(order, new ReservationCommand.Reserve(lines)));
            if (random.nextInt(3) == 0) {
                all.add(received(order, new ReservationCommand.Reserve(lines)));
            }
            IntStream.range(0, random.nextInt(3))
                    .forEach(_ -> all.add(received(order, new ReservationCommand.Release())));
            IntStream.range(0, random.nextInt(3))
                    .forEach(_ -> all.add(received(order, new ReservationCommand.Commit())));
        }
        Collections.shuffle(all, random);
        return all;
    }

    private static List<LineItem> lines(Random random) {
        var skus = new ArrayList<>(SKUS);
        Collections.shuffle(skus, random);
        return skus.subList(0, 1 + random.nextInt(skus.size())).stream()
                .map(sku -> line(sku, 1 + random.nextInt(4)))
                .toList();
    }

    private static void receiveOrCount(InventoryDatabase database, Random random) {
        Sku sku = SKUS.get(random.nextInt(SKUS.size()));
        if (random.nextBoolean()) {
            database.receive(sku, 1 + random.nextInt(5));
            return;
        }
        database.transaction().executeWithoutResult(_ -> {
            LockedStock locked = database.lock(Set.of(sku));
            int reserved = locked.find(sku).orElseThrow().reserved();
            locked.count(sku, reserved + random.nextInt(20), null);
            database.save(locked);
        });
    }

    private static void assertAddsUp(InventoryDatabase database, Sku sku) {
        StockLevel stock = database.stock(sku);
        long committed = database.sumOf(sku, "committed");
        assertThat(database.sumOf(sku, "received") + database.sumOf(sku, "counted"))
                .isEqualTo(stock.onHand() + committed);
        assertThat(database.sumOf(sku, "reserved") - database.sumOf(sku, "released") - committed)
                .isEqualTo(stock.reserved());
        assertThat(committed).isPositive();
    }

    private static void assertDecidedOnce(InventoryHarness inventory, OrderId order, List<LineItem> lines) {
        var published = inventory.outbox.published(order);
        assertThat(published)
                .filteredOn(entry -> entry.event() instanceof StockReserved || entry.event() instanceof StockRejected)
                .hasSize(1);
        assertThat(published)
                .extracting(entry -> entry.envelope().sequence())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, published.size()).boxed().toList());
        assertThat(inventory.reservation(order).lines()).isEqualTo(lines);
    }
}
