package dev.waybill.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.OrderId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.Ordered;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.transaction.NestedTransactionNotSupportedException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class StatementBatchTest {

    private static final String INSERT = "insert into notes (id, text) values (?, ?)";
    private static final String UPDATE = "update notes set text = ? where id = ?";

    private static PersistenceContext service;
    private static StatementBatch batch;

    @BeforeAll
    static void open() {
        service = new PersistenceContext();
        service.jdbc.execute("create table notes (id int primary key, text text)");
        batch = service.batch;
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @BeforeEach
    void clear() {
        service.jdbc.execute("truncate notes");
    }

    @Test
    void statementsAreExecutedInTheirOrderJustBeforeTheCommit() {
        service.transaction.executeWithoutResult(_ -> {
            batch.add(INSERT, 1, "one");
            batch.add(UPDATE, "uno", 1);
            batch.add(INSERT, 2, null);
            assertThat(notes()).isEmpty();
        });

        assertThat(notes()).containsExactly("1 uno", "2 null");
    }

    @Test
    void theCommitIsSentWithTheStatementsUnlessAnotherSynchronizationMayStillWrite() {
        assertThat(visibleToOthersBeforeCompletion(0, () -> batch.add(INSERT, 1, "one")))
                .containsExactly("1 one");
        assertThat(visibleToOthersBeforeCompletion(Ordered.LOWEST_PRECEDENCE, () -> batch.add(INSERT, 2, "two")))
                .containsExactly("1 one");
        assertThat(notes()).containsExactly("1 one", "2 two");
    }

    /** @param order of another synchronization; the batch comes last, except for one without an order that joins later */
    private static List<@Nullable String> visibleToOthersBeforeCompletion(int order, Runnable action) {
        var visible = new ArrayList<@Nullable String>();
        service.transaction.executeWithoutResult(_ -> {
            action.run();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public int getOrder() {
                    return order;
                }

                @Override
                public void beforeCompletion() {
                    CompletableFuture.runAsync(() -> visible.addAll(notes())).join();
                }
            });
        });
        return visible;
    }

    @Test
    void aStatementForAfterTheCommitHasATransactionOfItsOwn() {
        service.transaction.executeWithoutResult(_ -> {
            batch.addAfterCommit(INSERT, 3, "three");
            batch.add(INSERT, 1, "one");
            batch.add(INSERT, 2, "two");
        });

        assertThat(service.jdbc.queryForList(
                        "select string_agg(text, ' ' order by id) from notes group by xmin::text order by min(id)",
                        String.class))
                .containsExactly("one two", "three");
    }

    @Test
    void aRolledBackTransactionWritesNothing() {
        service.transaction.executeWithoutResult(status -> {
            batch.addAfterCommit(INSERT, 2, "two");
            batch.add(INSERT, 1, "one");
            status.setRollbackOnly();
        });

        assertThat(notes()).isEmpty();
    }

    @Test
    void aFailingStatementFailsTheTransactionWithItsException() {
        assertThatThrownBy(() -> service.transaction.executeWithoutResult(_ -> {
                    batch.add(INSERT, 1, "one");
                    batch.add(INSERT, 1, "one duplicate");
                }))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(notes()).isEmpty();
    }

    /** Hibernate throws exceptions of its own. */
    @Test
    void aFailingFlushOfEntitiesFailsTheTransactionAsAFailingStatementDoes() {
        service.jdbc.execute(Parcel.TABLE);
        var id = new OrderId(UUID.randomUUID());
        persistParcel(id);

        assertThatThrownBy(() -> persistParcel(id)).isInstanceOf(DataIntegrityViolationException.class);

        assertThat(notes()).containsExactly("1 one");
    }

    private static void persistParcel(OrderId id) {
        service.transaction.executeWithoutResult(_ -> {
            EntityManager entities =
                    EntityManagerFactoryUtils.getTransactionalEntityManager(service.bean(EntityManagerFactory.class));
            Objects.requireNonNull(entities).persist(new Parcel(id));
            batch.add("insert into notes (id, text) select count(*) + 1, 'one' from notes");
        });
    }

    /** The persistence context would not follow a rollback to a savepoint. */
    @Test
    void aNestedTransactionIsRefused() {
        assertThatThrownBy(() -> service.transaction.executeWithoutResult(TransactionStatus::createSavepoint))
                .isInstanceOf(NestedTransactionNotSupportedException.class);
    }

    @Test
    void outsideATransactionAStatementIsExecutedAtOnce() {
        batch.add(INSERT, 1, "one");

        assertThat(notes()).containsExactly("1 one");
    }

    private static List<@Nullable String> notes() {
        return service.jdbc.queryForList(
                "select id || ' ' || coalesce(text, 'null') from notes order by id", String.class);
    }
}
