package dev.waybill.orders.persistence;

import dev.waybill.events.Amount;
import dev.waybill.events.Money;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.Product;
import dev.waybill.orders.domain.ProductRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

@Component
final class JdbcProductRepository implements ProductRepository {

    private static final String SELECT = "select sku, name, unit_price, currency, active from products ";

    private static final String ROWS = "unnest(?::text[], ?::text[], ?::numeric[], ?::text[], ?::boolean[])";

    /**
     * The old version of a row is null if the row is new. Rows are locked in the order of their skus, so that two lists
     * with common products cannot deadlock.
     */
    private static final String UPSERT = """
            with put as (
                insert into products (sku, name, unit_price, currency, active)
                select * from %s as row (sku) order by sku collate "C"
                on conflict (sku) do update
                set name = excluded.name, unit_price = excluded.unit_price, currency = excluded.currency,
                    active = excluded.active
                returning old.sku is null as added)
            select count(*) filter (where added) as added, count(*) filter (where not added) as replaced from put
            """.formatted(ROWS);

    private static final String ADD_ALL_IF_EMPTY = """
            insert into products (sku, name, unit_price, currency, active)
            select * from %s
            where not exists (select from products)
            on conflict do nothing
            """.formatted(ROWS);

    private final JdbcClient jdbc;

    JdbcProductRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Sku, Product> find(Collection<Sku> skus) {
        var found = new HashMap<Sku, Product>();
        if (!skus.isEmpty()) {
            jdbc.sql(SELECT + "where sku = any(?)")
                    .param(JdbcValues.texts(skus, sku -> sku))
                    .query(JdbcProductRepository::product)
                    .list()
                    .forEach(product -> found.put(product.sku(), product));
        }
        return found;
    }

    @Override
    public Optional<Product> find(Sku sku) {
        return Optional.ofNullable(find(List.of(sku)).get(sku));
    }

    @Override
    public List<Product> findPage(int limit, @Nullable Sku after) {
        return jdbc.sql(SELECT + "where sku > ? order by sku limit ?")
                .params(after == null ? "" : after.value(), limit)
                .query(JdbcProductRepository::product)
                .list();
    }

    @Override
    public UpsertResult upsert(Collection<Product> products) {
        return rows(UPSERT, products)
                .query((row, _) -> new UpsertResult(row.getInt("added"), row.getInt("replaced")))
                .single();
    }

    @Override
    public void addAllIfEmpty(Collection<Product> products) {
        rows(ADD_ALL_IF_EMPTY, products).update();
    }

    private StatementSpec rows(String statement, Collection<Product> products) {
        return jdbc.sql(statement)
                .param(JdbcValues.texts(products, Product::sku))
                .param(JdbcValues.texts(products, Product::name))
                .param(JdbcValues.texts(products, product -> product.unitPrice().amount()))
                .param(JdbcValues.texts(products, product -> product.unitPrice().currency()))
                .param(JdbcValues.flags(products, Product::active));
    }

    private static Product product(ResultSet row, int number) throws SQLException {
        var price = new Money(new Amount(row.getBigDecimal("unit_price")), JdbcValues.currency(row));
        return new Product(new Sku(row.getString("sku")), row.getString("name"), price, row.getBoolean("active"));
    }
}
