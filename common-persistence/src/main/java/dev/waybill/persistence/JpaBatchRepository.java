package dev.waybill.persistence;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.support.JpaEntityInformation;
import org.springframework.data.jpa.repository.support.SimpleJpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The base class of the services' repositories. It reads through Hibernate and writes with one statement per table, because
 * Hibernate's flush writes row by row. Reads need no transaction; one for each would cost a round trip more.
 */
@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
public class JpaBatchRepository<T extends Aggregate<I>, I> extends SimpleJpaRepository<T, I>
        implements BatchRepository<T, I> {

    private final EntityManager entities;
    private final BatchStatements<T> statements;
    private final StatementBatch writes;
    private final Class<T> type;

    public JpaBatchRepository(JpaEntityInformation<T, I> information, EntityManager entities) {
        super(information, entities);
        var factory = entities.getEntityManagerFactory();
        var dataSource = Objects.requireNonNull(((EntityManagerFactoryInfo) factory).getDataSource());
        this.entities = entities;
        this.type = information.getJavaType();
        this.statements = new BatchStatements<>(type, factory.unwrap(SessionFactoryImplementor.class));
        this.writes = new StatementBatch(new JdbcTemplate(dataSource));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<T> lockAllById(Collection<I> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var session = session();
        ids.forEach(id -> detachUnlocked(id, session));
        List<T> locked = query(statements.lock(), ids, session);
        locked.stream()
                .filter(aggregate -> aggregate.storedValues() == null)
                .forEach(aggregate -> aggregate.markStored(statements.updatableValues(aggregate, session)));
        TransactionSynchronizationManager.registerSynchronization(new UnsavedChanges(locked));
        return locked;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public SortedMap<I, T> lockOrCreateAllById(Collection<I> ids, Function<I, T> creation) {
        var session = session();
        var aggregates = new TreeMap<I, T>();
        lockAllById(ids).forEach(locked -> aggregates.put(locked.getId(), locked));
        var created = new ArrayList<T>();
        for (I id : ids) {
            if (!aggregates.containsKey(id)) {
                T aggregate = creation.apply(id);
                aggregate.markCreated(statements.updatableValues(aggregate, session));
                aggregates.put(id, aggregate);
                created.add(aggregate);
            }
        }
        if (!created.isEmpty()) {
            TransactionSynchronizationManager.registerSynchronization(new UnsavedChanges(created));
        }
        return aggregates;
    }

    /** What was loaded without a lock may have been changed since; Hibernate would return it as it was. */
    private void detachUnlocked(I id, SharedSessionContractImplementor session) {
        Object loaded = session.getPersistenceContext().getEntity(statements.key(id, session));
        if (type.isInstance(loaded) && type.cast(loaded).storedValues() == null) {
            entities.detach(loaded);
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void saveAllInBatch(Collection<? extends T> aggregates) {
        var session = session();
        var inserted = new ArrayList<@Nullable Object[]>();
        var updated = new ArrayList<@Nullable Object[]>();
        for (T aggregate : aggregates) {
            @Nullable Object[] values = statements.updatableValues(aggregate, session);
            if (!Arrays.deepEquals(values, aggregate.storedValues())) {
                if (aggregate.isNew()) {
                    inserted.add(statements.values(aggregate, session));
                } else {
                    updated.add(values);
                }
                aggregate.markStored(values);
            }
        }
        if (!inserted.isEmpty()) {
            writes.add(statements.insert(), statements.insertArguments(inserted));
        }
        if (!updated.isEmpty()) {
            writes.add(statements.update(), statements.updateArguments(updated));
        }
    }

    @Override
    public Optional<T> findById(I id) {
        return Optional.ofNullable(entities.find(type, id));
    }

    @Override
    public List<T> findAllById(Collection<I> ids) {
        return ids.isEmpty() ? List.of() : query(statements.select(), ids, session());
    }

    @SuppressWarnings("unchecked")
    private List<T> query(String sql, Collection<I> ids, SharedSessionContractImplementor session) {
        return entities.createNativeQuery(sql, type)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .setParameter(1, statements.ids(ids, session))
                .getResultList();
    }

    private SharedSessionContractImplementor session() {
        return entities.unwrap(SharedSessionContractImplementor.class);
    }

    /** Fails the transaction if an aggregate was changed after its lock and not saved. */
    private final class UnsavedChanges implements TransactionSynchronization {

        private final List<T> locked;

        UnsavedChanges(List<T> locked) {
            this.locked = locked;
        }

        /** Before the writes, so that these are the last of the transaction. */
        @Override
        public int getOrder() {
            return 0;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            var session = session();
            for (T aggregate : locked) {
                if (!Arrays.deepEquals(statements.updatableValues(aggregate, session), aggregate.storedValues())) {
                    throw new IllegalStateException(
                            type.getSimpleName() + " " + aggregate.getId() + " was changed and not saved");
                }
            }
        }
    }
}
