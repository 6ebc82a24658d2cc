package dev.waybill.shipping.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.persistence.JpaBatchRepository;
import dev.waybill.persistence.StatementBatch;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.testing.PersistenceSlice;
import dev.waybill.testing.TestDatabase;
import java.util.List;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The repositories on a real PostgreSQL with the service's migrations. All tests of this JVM share them; each new one
 * starts with empty tables. Hibernate checks at the start that the entities fit the tables.
 */
public final class ShippingDatabase {

    private static final ConfigurableApplicationContext context = PersistenceSlice.start(Repositories.class);

    private final JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
    private final TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
    private final ShipmentRepository shipments = context.getBean(ShipmentRepository.class);
    private final ReturnShipmentRepository returns = context.getBean(ReturnShipmentRepository.class);
    private final AddressRepository addresses = new AddressRepository(context.getBean(StatementBatch.class));

    @EntityScan(basePackageClasses = Shipment.class)
    @EnableJpaRepositories(repositoryBaseClass = JpaBatchRepository.class)
    static class Repositories {}

    public ShippingDatabase() {
        clear();
    }

    /** Applies the target's transactional annotations. */
    @SuppressWarnings("unchecked")
    public <T> T transactional(T target) {
        var proxy = new ProxyFactory(target);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice(context.getBean(TransactionInterceptor.class));
        return (T) proxy.getProxy();
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

    public AddressRepository addresses() {
        return addresses;
    }

    public ReturnShipmentRepository returns() {
        return returns;
    }

    public void save(Shipment... changed) {
        transaction.executeWithoutResult(_ -> shipments.saveAllInBatch(List.of(changed)));
    }

    public Shipment find(OrderId orderId) {
        return shipments.findById(orderId).orElseThrow();
    }

    static TestDatabase details() {
        return context.getBean(TestDatabase.class);
    }

    public void clear() {
        details().asOwner().sql("truncate shipments, returns").update();
    }
}
