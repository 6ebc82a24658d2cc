package dev.waybill.shipping.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.waybill.events.OrderId;
import dev.waybill.persistence.StatementBatch;
import dev.waybill.shipping.domain.ReturnShipmentRepository;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.ShipmentRepository;
import dev.waybill.shipping.domain.ShipmentSnapshot;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestPostgres;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The repositories on a real PostgreSQL with the service's migrations. */
public final class ShippingDatabase implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    private final ShipmentRepository shipments = new JdbcShipmentRepository(jdbc, new StatementBatch(jdbc));
    private final ReturnShipmentRepository returns = new JdbcReturnShipmentRepository(jdbc);

    public ShippingDatabase() {
        TestDatabase database = TestPostgres.shared().createDatabase("shipping");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        Flyway.configure().dataSource(pool).load().migrate();
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    public TransactionTemplate transaction() {
        return transaction;
    }

    public ShipmentRepository shipments() {
        return shipments;
    }

    public ReturnShipmentRepository returns() {
        return returns;
    }

    public void save(Shipment... changed) {
        transaction.executeWithoutResult(_ -> shipments.save(List.of(changed)));
    }

    public ShipmentSnapshot find(OrderId orderId) {
        return shipments.find(orderId).orElseThrow();
    }

    public void clear() {
        jdbc.update("truncate shipments, returns");
    }

    @Override
    public void close() {
        pool.close();
    }
}
