package dev.waybill.inventory.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.JournalEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How pages are found among 20,000 movements and stocks; among a million with {@code -Dwaybill.long=true}. */
class PagePlanTest {

    private static final int MANY = Boolean.getBoolean("waybill.long") ? 1_000_000 : 20_000;
    private static final Duration FAST = Duration.ofMillis(50);
    private static final int ROWS = 51;
    private static final InventoryDatabase DATABASE = new InventoryDatabase();

    /** Every second movement is of the one sku. */
    @BeforeAll
    static void moveThem() {
        DATABASE.jdbc().update("""
                insert into movements (sku, kind, quantity, at)
                select case when n % 2 = 0 then 'BUSY' else 'SKU-' || n end, 'received', 1, now()
                from generate_series(1, ?) as n
                """, MANY);
        DATABASE.jdbc().update("""
                insert into stock (sku, on_hand, reserved) select 'SKU-' || n, 1, 0 from generate_series(1, ?) as n
                """, MANY);
        DATABASE.jdbc().execute("vacuum analyze movements, stock");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aPageOfMovementsIsReadFromItsIndexNewestFirst() {
        assertThat(plan(Journal.PAGE, "BUSY", MANY / 2, ROWS))
                .anyMatch(line -> line.contains("Index Scan Backward using movements_pkey"))
                .noneMatch(line -> line.contains("Seq Scan") || line.contains("Sort") || line.contains("Filter"));
    }

    @Test
    void aPageOfStocksIsReadFromItsIndex() {
        assertThat(plan(SqlStocks.LIST, "SKU-5", ROWS))
                .anyMatch(line -> line.contains("Index Scan using stock_pkey"))
                .noneMatch(line -> line.contains("Seq Scan") || line.contains("Sort") || line.contains("Filter"));
    }

    @Test
    void aPageInTheMiddleOfAllMovementsIsFoundFast() {
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            List<JournalEntry> page = DATABASE.stocks().journal(new Sku("BUSY"), MANY / 2L, ROWS);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            assertThat(page).hasSize(ROWS);
            if (i > 0) {
                assertThat(taken).isLessThan(FAST);
            }
        }
    }

    private static List<String> plan(String sql, Object... parameters) {
        return DATABASE.jdbc()
                .query("explain (analyze, costs off) " + sql, (row, number) -> row.getString(1), parameters);
    }
}
