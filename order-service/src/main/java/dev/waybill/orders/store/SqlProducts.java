package dev.waybill.orders.store;

import dev.waybill.events.Amount;
import dev.waybill.events.Money;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.Product;
import dev.waybill.orders.domain.Products;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class SqlProducts implements Products {

    private static final String SELECT = "select sku, name, unit_price, currency, active from products ";

    /** The old version of the row is there only if there was one. */
    private static final String PUT = """
            insert into products as p (sku, name, unit_price, currency, active) values (?, ?, ?, ?, ?)
            on conflict (sku) do update
            set name = excluded.name, unit_price = excluded.unit_price, currency = excluded.currency,
                active = excluded.active
            returning old.sku is null
            """;

    private static final String ADD_IF_NONE = """
            insert into products (sku, name, unit_price, currency, active)
            select * from unnest(?::text[], ?::text[], ?::numeric[], ?::text[], ?::boolean[])
            where not exists (select from products)
            on conflict do nothing
            """;

    private final JdbcClient jdbc;

    SqlProducts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Sku, Product> find(Collection<Sku> skus) {
        var found = new HashMap<Sku, Product>();
        if (!skus.isEmpty()) {
            jdbc.sql(SELECT + "where sku = any(?)")
                    .param(Columns.texts(skus, sku -> sku))
                    .query(SqlProducts::product)
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
    public List<Product> page(int most, @Nullable Sku after) {
        return jdbc.sql(SELECT + "where sku > ? order by sku limit ?")
                .params(after == null ? "" : after.value(), most)
                .query(SqlProducts::product)
                .list();
    }

    @Override
    public PutOutcome put(Product product) {
        boolean added = jdbc.sql(PUT)
                .param(product.sku().value())
                .param(product.name())
                .param(product.unitPrice().amount().value())
                .param(product.unitPrice().currency().getCurrencyCode())
                .param(product.active())
                .query(Boolean.class)
                .single();
        return added ? PutOutcome.ADDED : PutOutcome.REPLACED;
    }

    @Override
    public void addIfNone(Collection<Product> products) {
        jdbc.sql(ADD_IF_NONE)
                .param(Columns.texts(products, Product::sku))
                .param(Columns.texts(products, Product::name))
                .param(Columns.texts(products, product -> product.unitPrice().amount()))
                .param(Columns.texts(products, product -> product.unitPrice().currency()))
                .param(Columns.flags(products, Product::active))
                .update();
    }

    private static Product product(ResultSet row, int number) throws SQLException {
        var price = new Money(new Amount(row.getBigDecimal("unit_price")), Columns.currency(row));
        return new Product(new Sku(row.getString("sku")), row.getString("name"), price, row.getBoolean("active"));
    }
}
