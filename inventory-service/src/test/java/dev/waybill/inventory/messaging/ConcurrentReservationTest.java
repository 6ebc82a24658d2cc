package dev.waybill.inventory.messaging;

import static dev.waybill.inventory.domain.InventoryFixtures.line;
import static dev.waybill.inventory.domain.InventoryFixtures.order;
import static dev.waybill.inventory.messaging.InventoryHarness.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.LineItem;
import dev.waybill.events.Sku;
import dev.waybill.events.StockRejected;
import dev.waybill.events.StockReserved;
import dev.waybill.inventory.domain.StockLevel;
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
import org.junit.jupiter.api.Test;

/** Concurrent batches, as of several instances, and concurrent receipts. */
class ConcurrentReservationTest {

    private static final Sku RARE = new Sku("RARE");

    private final InventoryHarness inventory = new InventoryHarness();

    @Test
    void twoHundredOrdersForTenUnitsGetExactlyTen() throws Exception {
        inventory.database.receive(RARE, 10);
        var batches = new ArrayList<Callable<Void>>();
        for (int size : new int[] {1, 1, 1, 2, 3, 5, 7, 10, 20, 50, 40, 20, 20, 10, 5, 3, 1, 1}) {
            batches.add(receiving(IntStream.range(0, size)
                    .mapToObj(_ -> received(order(), new ReservationCommand.Reserve(List.of(line(RARE, 1)))))
                    .toList()));
        }

        runConcurrently(batches);

        assertThat(inventory.outbox.eventsOfType(StockReserved.class)).hasSize(10);
        assertThat(inventory.outbox.eventsOfType(StockRejected.class)).hasSize(190);
        assertThat(inventory.database.stock(RARE)).isEqualTo(new StockLevel(RARE, 10, 10));
        assertThat(inventory.database.sumOf(RARE, "reserved")).isEqualTo(10);
    }

    @Test
    void ordersOfTheSameSkusInDifferentOrderDoNotDeadlock() throws Exception {
        List<Sku> skus =
                IntStream.range(0, 8).mapToObj(i -> new Sku("SKU-" + i)).toList();
        skus.forEach(sku -> inventory.database.receive(sku, 100_000));
        var random = new Random(42);
        var tasks = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 150; i++) {
            tasks.add(receiving(IntStream.range(0, 5)
                    .mapToObj(_ -> received(order(), new ReservationCommand.Reserve(shuffled(skus, random))))
                    .toList()));
            tasks.add(() -> {
                inventory.database.receive(skus.get(random.nextInt(skus.size())), 1);
                return null;
            });
        }

        runConcurrently(tasks);

        assertThat(inventory.outbox.eventsOfType(StockReserved.class)).hasSize(750);
        for (Sku sku : skus) {
            assertThat(inventory.database.stock(sku).reserved()).isEqualTo(750);
        }
    }

    private Callable<Void> receiving(List<ReceivedEvent<ReservationCommand>> batch) {
        return () -> {
            inventory.receive(batch);
            return null;
        };
    }

    private static List<LineItem> shuffled(List<Sku> skus, Random random) {
        var lines = new ArrayList<LineItem>();
        skus.forEach(sku -> lines.add(line(sku, 1)));
        Collections.shuffle(lines, random);
        return lines;
    }

    /** Every task must succeed at its first attempt; nothing is retried. */
    private static void runConcurrently(List<Callable<Void>> tasks) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
    }
}
