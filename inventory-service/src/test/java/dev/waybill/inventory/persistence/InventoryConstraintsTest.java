package dev.waybill.inventory.persistence;

import static dev.waybill.inventory.domain.InventoryFixtures.MUG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.inventory.domain.StockLevel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/** The constraints of the inventory tables. */
class InventoryConstraintsTest {

    private static final InventoryDatabase database = new InventoryDatabase();

    @BeforeAll
    static void fill() {
        database.receive(MUG, 10);
        database.jdbc().update("update stock set reserved = 4");
        database.jdbc().update("""
                insert into reservations values (uuidv7(), 1, 'RESERVED', 1, '{MUG}', '{4}')
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    update stock set reserved = 11                                | only_what_is_on_hand_is_reserved
                    update stock set on_hand = 3                                  | only_what_is_on_hand_is_reserved
                    update stock set reserved = -1                                | only_what_is_on_hand_is_reserved
                    update stock set on_hand = -1                                 | only_what_is_on_hand_is_reserved
                    update stock set on_hand = 1000000001                         | stock_is_kept_within_bounds
                    insert into stock values ('MUG', 1, 0)                        | stock_pkey
                    insert into reservations select * from reservations           | reservations_pkey
                    update reservations set state = 'LOST'                        | state_is_known
                    update reservations set sequence = -1                         | counts_are_not_negative
                    update reservations set version = 0                           | counts_are_not_negative
                    update reservations set quantities = '{1, 2}'                 | every_sku_has_a_quantity
                    update reservations set state = 'CLOSED'                      | only_what_was_placed_has_lines
                    update reservations set skus = '{}', quantities = '{}'        | only_what_was_placed_has_lines
                    insert into movements (sku, kind, quantity, at) values ('MUG', 'stolen', 1, now())    | kind_is_known
                    insert into movements (sku, kind, quantity, at) values ('MUG', 'received', -1, now()) | only_a_count_corrects_downwards
                    insert into movements (sku, kind, quantity, at) values ('MUG', 'reserved', 1, now())  | units_move_for_an_order
                    insert into movements (sku, kind, quantity, order_id, at) values ('MUG', 'returned', 1, uuidv7(), now()) | units_come_back_by_a_return
                    insert into movements (sku, kind, quantity, order_id, return_id, at) select 'MUG', 'returned', 1, i, i, now() from (select uuidv7() as i), generate_series(1, 2) | units_come_back_once
                    """)
    void theDatabaseRejectsIt(String sql, String constraint) {
        assertThatThrownBy(() -> database.jdbc().update(sql))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(constraint);
        assertThat(database.stock(MUG)).isEqualTo(new StockLevel(MUG, 10, 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update movements set quantity = 1000",
                "delete from movements",
                "delete from movements where sku = 'UNKNOWN'",
                "truncate movements"
            })
    void movementsAreAppendOnlyEvenForTheOwner(String sql) {
        assertThatThrownBy(() -> database.asOwner(sql))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("the journal is append-only");
        assertThat(database.sumOf(MUG, "received")).isEqualTo(10);
    }

    @Test
    void aCountMayBeNegative() {
        assertThat(database.jdbc()
                        .update("insert into movements (sku, kind, quantity, at) values ('X', 'counted', -5, now())"))
                .isEqualTo(1);
    }
}
