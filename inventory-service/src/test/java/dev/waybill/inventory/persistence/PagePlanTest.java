package dev.waybill.inventory.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.StockMovement;
import dev.waybill.inventory.persistence.InventoryDatabase.LastStatement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Query plans of pages of 20,000 movements and stocks; of a million with {@code -Dwaybill.long=true}. */
class PagePlanTest {

    private static final int MANY = Boolean.getBoolean("waybill.long") ? 1_000_000 : 20_000;
    private static final int MAX_RATIO = 5;
    private static final int REPETITIONS = 20;
    private static final int ROWS = 51;
    private static final InventoryDatabase DATABASE = new InventoryDatabase();

    /** Every second movement belongs to one sku. */
    @BeforeAll
    static void insertRows() {
        DATABASE.jdbc().update("""
                insert into movements (sku, kind, quantity, at)
                select case when n % 2 = 0 then 'BUSY' else 'SKU-' || n end, 'received', 1, now()
                from generate_series(1, ?) as n
                """, MANY);
        DATABASE.jdbc().update("""
                insert into stock (sku, on_hand, reserved) select 'SKU-' || n, 1, 0 from generate_series(1, ?) as n
                """, MANY);
        DATABASE.asOwner("vacuum analyze movements, stock");
    }

    @Test
    void aPageOfMovementsIsReadFromItsIndexNewestFirst() {
        assertThat(plan(StockMovementRepository.PAGE, "BUSY", MANY / 2, ROWS))
                .anyMatch(line -> line.contains("Index Scan Backward using movements_pkey"))
                .noneMatch(line -> line.contains("Seq Scan") || line.contains("Sort") || line.contains("Filter"));
    }

    @Test
    void aPageOfStocksIsReadFromItsIndex() {
        DATABASE.stocks().page("SKU", "SKU-5", ROWS);

        assertThat(plan(LastStatement.sql, "SKU-5", "SKU", "SKU", ROWS))
                .anyMatch(line -> line.contains("Index Scan using stock_pkey"))
                .noneMatch(line -> line.contains("Seq Scan") || line.contains("Sort") || line.contains("Filter"));
    }

    @Test
    void stocksAreLockedByTheirIndex() {
        Sku[] skus = {new Sku("SKU-5"), new Sku("SKU-7")};
        DATABASE.transaction().executeWithoutResult(_ -> DATABASE.stocks().lockAllById(List.of(skus)));

        assertThat(plan(LastStatement.sql, (Object)
                        Arrays.stream(skus).map(Sku::value).toArray(String[]::new)))
                .anyMatch(line -> line.contains("Index Scan using stock_pkey"))
                .noneMatch(line -> line.contains("Seq Scan") || line.contains("Filter"));
    }

    /** Reading over the movements before the page would take hundreds of times as long. */
    @Test
    @Tag("timing")
    void aPageInTheMiddleIsFoundAsFastAsTheFirst() {
        long first = Long.MAX_VALUE;
        long middle = Long.MAX_VALUE;
        for (int i = 0; i < REPETITIONS; i++) {
            first = Math.min(first, nanosToRead(null));
            middle = Math.min(middle, nanosToRead(MANY / 2L));
        }

        assertThat(middle).isLessThan(MAX_RATIO * first);
    }

    private static long nanosToRead(@Nullable Long before) {
        long start = System.nanoTime();
        List<StockMovement> page = DATABASE.movements().page(new Sku("BUSY"), before, ROWS);
        long taken = System.nanoTime() - start;
        assertThat(page).hasSize(ROWS);
        return taken;
    }

    private static List<String> plan(String sql, Object... parameters) {
        return DATABASE.jdbc()
                .query("explain (analyze, costs off) " + sql, (row, number) -> row.getString(1), parameters);
    }
}
