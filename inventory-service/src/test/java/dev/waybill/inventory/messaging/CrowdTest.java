package dev.waybill.inventory.messaging;

import static dev.waybill.inventory.domain.ASample.line;
import static dev.waybill.inventory.domain.ASample.order;
import static dev.waybill.inventory.messaging.TestInventory.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.LineItem;
import dev.waybill.events.Sku;
import dev.waybill.events.StockRejected;
import dev.waybill.events.StockReserved;
import dev.waybill.inventory.domain.Stock;
import dev.waybill.messaging.ReceivedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many at once, as several instances and people at the shelves would be. */
class CrowdTest {

    private static final Sku RARE = new Sku("RARE");

    private final TestInventory inventory = new TestInventory();

    @AfterEach
    void close() {
        inventory.close();
    }

    @Test
    void twoHundredOrdersForTenUnitsGetExactlyTen() throws Exception {
        inventory.database.receive(RARE, 10);
        var batches = new ArrayList<Callable<Void>>();
        for (int size : new int[] {1, 1, 1, 2, 3, 5, 7, 10, 20, 50, 40, 20, 20, 10, 5, 3, 1, 1}) {
            batches.add(hearing(IntStream.range(0, size)
                    .mapToObj(_ -> received(order(), new Fact.Placed(List.of(line(RARE, 1)))))
                    .toList()));
        }

        together(batches);

        assertThat(inventory.told.all(StockReserved.class)).hasSize(10);
        assertThat(inventory.told.all(StockRejected.class)).hasSize(190);
        assertThat(inventory.database.stock(RARE)).isEqualTo(new Stock(RARE, 10, 10));
        assertThat(inventory.database.moved(RARE, "reserved")).isEqualTo(10);
    }

    @Test
    void ordersThatWantTheSameThingsInOppositeOrderDoNotBlockEachOther() throws Exception {
        List<Sku> skus =
                IntStream.range(0, 8).mapToObj(i -> new Sku("SKU-" + i)).toList();
        skus.forEach(sku -> inventory.database.receive(sku, 100_000));
        var random = new Random(42);
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 150; i++) {
            work.add(hearing(IntStream.range(0, 5)
                    .mapToObj(_ -> received(order(), new Fact.Placed(shuffled(skus, random))))
                    .toList()));
            work.add(() -> {
                inventory.database.receive(skus.get(random.nextInt(skus.size())), 1);
                return null;
            });
        }

        together(work);

        assertThat(inventory.told.all(StockReserved.class)).hasSize(750);
        for (Sku sku : skus) {
            assertThat(inventory.database.stock(sku).reserved()).isEqualTo(750);
        }
    }

    private Callable<Void> hearing(List<ReceivedEvent<Fact>> batch) {
        return () -> {
            inventory.hear(batch);
            return null;
        };
    }

    private static List<LineItem> shuffled(List<Sku> skus, Random random) {
        var lines = new ArrayList<LineItem>();
        skus.forEach(sku -> lines.add(line(sku, 1)));
        Collections.shuffle(lines, random);
        return lines;
    }

    /** All must succeed at the first attempt: nothing here is retried. */
    private static void together(List<Callable<Void>> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        }
    }
}
