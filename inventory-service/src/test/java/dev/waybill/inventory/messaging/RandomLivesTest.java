package dev.waybill.inventory.messaging;

import static dev.waybill.inventory.domain.ASample.line;
import static dev.waybill.inventory.domain.ASample.order;
import static dev.waybill.inventory.messaging.TestInventory.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.Sku;
import dev.waybill.events.StockRejected;
import dev.waybill.events.StockReserved;
import dev.waybill.inventory.domain.Stock;
import dev.waybill.inventory.domain.StockRoom;
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

/** Whatever happens, in whatever order and however often, the journal adds up to the stock. */
class RandomLivesTest {

    private static final List<Sku> SKUS =
            IntStream.range(0, 5).mapToObj(i -> new Sku("SKU-" + i)).toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theJournalAddsUp(long seed) {
        var random = new Random(seed);
        Map<OrderId, List<LineItem>> orders = new LinkedHashMap<>();
        try (var inventory = new TestInventory()) {
            SKUS.forEach(sku -> inventory.database.receive(sku, 60));
            List<ReceivedEvent<Fact>> all = lives(orders, random);
            for (int from = 0; from < all.size(); ) {
                int to = Math.min(all.size(), from + 1 + random.nextInt(12));
                inventory.hear(all.subList(from, to));
                from = to;
                keepStock(inventory.database, random);
            }

            SKUS.forEach(sku -> assertAddsUp(inventory.database, sku));
            orders.forEach((order, lines) -> assertAnsweredOnce(inventory, order, lines));
        }
    }

    private static List<ReceivedEvent<Fact>> lives(Map<OrderId, List<LineItem>> orders, Random random) {
        var all = new ArrayList<ReceivedEvent<Fact>>();
        for (int i = 0; i < 100; i++) {
            OrderId order = order();
            List<LineItem> lines = lines(random);
            orders.put(order, lines);
            all.add(received(order, new Fact.Placed(lines)));
            if (random.nextInt(3) == 0) {
                all.add(received(order, new Fact.Placed(lines)));
            }
            IntStream.range(0, random.nextInt(3)).forEach(_ -> all.add(received(order, new Fact.Cancelled())));
            IntStream.range(0, random.nextInt(3)).forEach(_ -> all.add(received(order, new Fact.Dispatched())));
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

    private static void keepStock(InventoryDatabase database, Random random) {
        Sku sku = SKUS.get(random.nextInt(SKUS.size()));
        if (random.nextBoolean()) {
            database.receive(sku, 1 + random.nextInt(5));
            return;
        }
        database.transaction().executeWithoutResult(_ -> {
            StockRoom room = database.stocks().lock(Set.of(sku));
            Stock stock = room.find(sku).orElseThrow();
            room.count(sku, stock.reserved() + random.nextInt(20));
            database.stocks().save(room);
        });
    }

    private static void assertAddsUp(InventoryDatabase database, Sku sku) {
        Stock stock = database.stock(sku);
        long committed = database.moved(sku, "committed");
        assertThat(database.moved(sku, "received") + database.moved(sku, "counted"))
                .isEqualTo(stock.onHand() + committed);
        assertThat(database.moved(sku, "reserved") - database.moved(sku, "released") - committed)
                .isEqualTo(stock.reserved());
        assertThat(committed).isPositive();
    }

    private static void assertAnsweredOnce(TestInventory inventory, OrderId order, List<LineItem> lines) {
        var told = inventory.told.of(order);
        assertThat(told)
                .filteredOn(entry -> entry.event() instanceof StockReserved || entry.event() instanceof StockRejected)
                .hasSize(1);
        assertThat(told)
                .extracting(entry -> entry.envelope().sequence())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, told.size()).boxed().toList());
        assertThat(inventory.reservation(order).lines()).isEqualTo(lines);
    }
}
