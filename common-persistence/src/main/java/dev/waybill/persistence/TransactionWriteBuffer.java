package dev.waybill.persistence;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The deferred writes of one transaction, for use by its thread. Entities that Hibernate has to write are flushed first,
 * because Hibernate would do it after these writes. The commit is sent with the writes: the driver then finds no open
 * transaction and sends no commit of its own. This does not happen if another synchronization may still write.
 */
final class TransactionWriteBuffer implements TransactionSynchronization {

    private static final HibernateJpaDialect EXCEPTIONS = new HibernateJpaDialect();
    private static final Statement COMMIT = new Statement("commit", new Object[0], false);

    private final JdbcTemplate jdbc;
    private final List<Statement> statements = new ArrayList<>();
    private boolean executed;

    record Statement(String sql, @Nullable Object[] arguments, boolean isAfterCommit) {}

    private TransactionWriteBuffer(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The buffer of the current transaction; a suspended transaction keeps its own. */
    static TransactionWriteBuffer current(JdbcTemplate jdbc) {
        for (TransactionSynchronization synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof TransactionWriteBuffer pending
                    && pending.jdbc.getDataSource() == jdbc.getDataSource()) {
                return pending;
            }
        }
        var pending = new TransactionWriteBuffer(jdbc);
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    void add(Statement statement) {
        if (executed) { // added by another synchronization just before the commit
            execute(jdbc, List.of(statement));
        } else {
            statements.add(statement);
        }
    }

    /** The driver sends statements that are separated by semicolons together, and reads all results after that. */
    static void execute(JdbcTemplate jdbc, List<Statement> statements) {
        String sql = statements.stream().map(Statement::sql).collect(joining(";"));
        @Nullable Object[] arguments = statements.stream()
                .flatMap(statement -> Arrays.stream(statement.arguments()))
                .toArray();
        jdbc.execute(sql, (PreparedStatement all) -> {
            new ArgumentPreparedStatementSetter(arguments).setValues(all);
            return all.execute();
        });
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        executed = true;
        if (statements.isEmpty()) {
            return;
        }
        flushEntities();
        var ordered = new ArrayList<Statement>(statements.size() + 1);
        statements.stream().filter(one -> !one.isAfterCommit()).forEach(ordered::add);
        if (isLast()) {
            ordered.add(COMMIT);
        }
        statements.stream().filter(Statement::isAfterCommit).forEach(ordered::add);
        execute(jdbc, ordered);
    }

    private static void flushEntities() {
        for (Object resource :
                TransactionSynchronizationManager.getResourceMap().values()) {
            if (resource instanceof EntityManagerHolder holder) {
                EntityManager entities = holder.getEntityManager();
                flush(entities);
                entities.unwrap(Session.class).setHibernateFlushMode(FlushMode.MANUAL);
            }
        }
    }

    /** Nobody translates what is thrown before a commit. */
    private static void flush(EntityManager entities) {
        try {
            entities.flush();
        } catch (PersistenceException e) {
            throw DataAccessUtils.translateIfNecessary(e, EXCEPTIONS);
        }
    }

    private boolean isLast() {
        return TransactionSynchronizationManager.getSynchronizations().getLast() == this;
    }
}
