package dev.waybill.inventory.persistence;

import static dev.waybill.persistence.StatementBatch.column;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.GoodsReceipt;
import dev.waybill.inventory.domain.StockLevel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The receipts with an {@code Idempotency-Key}. One sku has a key once, which the lock of its stock ensures. Thread-safe. */
@Component
public final class ReceiptKeyRepository {

    private static final String FIND = """
            select sku, quantity, on_hand, reserved from receipt_keys where sku = any(?) and key = ?
            """;

    private static final String SAVE = """
            insert into receipt_keys (sku, key, quantity, on_hand, reserved)
            select sku, ?, quantity, on_hand, reserved from unnest(?, ?, ?, ?) as r (sku, quantity, on_hand, reserved)
            """;

    private final JdbcTemplate jdbc;

    ReceiptKeyRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these receipts' skus that were received with this key before, and the stock after that. */
    public Map<GoodsReceipt, StockLevel> find(Collection<GoodsReceipt> receipts, String key) {
        var found = new LinkedHashMap<GoodsReceipt, StockLevel>();
        jdbc.query(
                FIND,
                row -> {
                    var sku = new Sku(row.getString("sku"));
                    found.put(
                            new GoodsReceipt(sku, row.getInt("quantity")),
                            new StockLevel(sku, row.getInt("on_hand"), row.getInt("reserved")));
                },
                column("text", receipts, receipt -> receipt.sku().value()),
                key);
        return found;
    }

    /** @param levels the stock after each of the receipts */
    public void save(String key, List<GoodsReceipt> receipts, List<StockLevel> levels) {
        jdbc.update(
                SAVE,
                key,
                column("text", receipts, receipt -> receipt.sku().value()),
                column("int4", receipts, GoodsReceipt::quantity),
                column("int4", levels, StockLevel::onHand),
                column("int4", levels, StockLevel::reserved));
    }
}
