package dev.waybill.inventory.persistence;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.LockedStock;
import dev.waybill.inventory.domain.StockItem;
import dev.waybill.inventory.domain.StockLevel;
import dev.waybill.persistence.JpaBatchRepository;
import dev.waybill.testing.PersistenceSlice;
import dev.waybill.testing.TestDatabase;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The repositories and their database, one for all tests of a JVM. Each test starts with empty tables. */
public final class InventoryDatabase {

    private static final ApplicationContext CONTEXT = PersistenceSlice.start(
            Repositories.class,
            "spring.jpa.properties.hibernate.session_factory.statement_inspector=" + LastStatement.class.getName());
    private static final String CLEAR = """
            alter table movements disable trigger movements_are_append_only;
            truncate stock, reservations, movements restart identity;
            alter table movements enable trigger movements_are_append_only
            """;

    private final JdbcTemplate jdbc = CONTEXT.getBean(JdbcTemplate.class);
    private final TransactionTemplate transaction = CONTEXT.getBean(TransactionTemplate.class);
    private final StockItemRepository stocks = CONTEXT.getBean(StockItemRepository.class);
    private final StockMovementRepository movements = CONTEXT.getBean(StockMovementRepository.class);
    private final ReservationRepository reservations = CONTEXT.getBean(ReservationRepository.class);

    @Import(StockMovementRepository.class)
    @EntityScan(basePackageClasses = StockItem.class)
    @EnableJpaRepositories(repositoryBaseClass = JpaBatchRepository.class)
    static class Repositories {

        @Bean
        Clock clock() {
            return Clock.tick(Clock.systemUTC(), ChronoUnit.MICROS.getDuration());
        }
    }

    /** Records the last statement of Hibernate. */
    public static final class LastStatement implements StatementInspector {

        static volatile String sql = "";

        @Override
        public String inspect(String statement) {
            sql = statement;
            return statement;
        }
    }

    public InventoryDatabase() {
        asOwner(CLEAR);
    }

    /** What the service may not do. */
    void asOwner(String sql) {
        details().asOwner().sql(sql).update();
    }

    static TestDatabase details() {
        return CONTEXT.getBean(TestDatabase.class);
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    public TransactionTemplate transaction() {
        return transaction;
    }

    public StockItemRepository stocks() {
        return stocks;
    }

    public StockMovementRepository movements() {
        return movements;
    }

    public ReservationRepository reservations() {
        return reservations;
    }

    /** Receives units of a new or known sku. */
    public void receive(Sku sku, int units) {
        transaction.executeWithoutResult(_ -> {
            stocks.createIfAbsent(Set.of(sku));
            LockedStock stock = lock(Set.of(sku));
            stock.receive(sku, units);
            save(stock);
        });
    }

    public LockedStock lock(Set<Sku> skus) {
        return new LockedStock(stocks.lockAllById(skus));
    }

    public void save(LockedStock stock) {
        stocks.saveAllInBatch(stock.items());
        movements.append(stock.changes());
    }

    public StockLevel stock(Sku sku) {
        return stocks.findById(sku).map(StockLevel::of).orElseThrow();
    }

    /** The sum of the movements of this kind. */
    public long sumOf(Sku sku, String kind) {
        Long sum = jdbc.queryForObject(
                "select coalesce(sum(quantity), 0) from movements where sku = ? and kind = ?",
                Long.class,
                sku.value(),
                kind);
        return sum == null ? 0 : sum;
    }
}
