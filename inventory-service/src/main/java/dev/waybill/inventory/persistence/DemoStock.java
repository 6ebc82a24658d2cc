package dev.waybill.inventory.persistence;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Fills an empty stock before consumers start, so that no demo order is received too early. */
@Component
@ConditionalOnBooleanProperty("waybill.demo-data")
final class DemoStock implements InitializingBean {

    private static final List<String> SKUS = List.of(
            "MUG-WHITE",
            "MUG-BLACK",
            "TSHIRT-BLACK-S",
            "TSHIRT-BLACK-M",
            "TSHIRT-BLACK-L",
            "POSTER-A2",
            "POSTER-A3",
            "NOTEBOOK-A5",
            "PEN-BLUE",
            "TOTE-BAG",
            "STICKER-SET");

    private static final String INSERT = """
            with inserted as (
                insert into stock (sku, on_hand, reserved)
                select sku, 1000, 0 from unnest(?) as demo (sku) where not exists (select from stock)
                union all
                select 'LAST-ONE', 1, 0 where not exists (select from stock)
                on conflict do nothing
                returning sku, on_hand)
            insert into movements (sku, kind, quantity, at)
            select sku, 'received', on_hand, ? from inserted
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    DemoStock(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        jdbc.update(
                INSERT,
                new SqlArrayValue("text", SKUS.toArray()),
                clock.instant().atOffset(ZoneOffset.UTC));
    }
}
