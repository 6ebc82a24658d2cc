package dev.waybill.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.messaging.database.ServiceDatabase;
import dev.waybill.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.Ordered;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class StatementBatchTest {

    private static final String INSERT = "insert into notes (id, text) values (?, ?)";
    private static final String CHANGE = "update notes set text = ? where id = ?";

    private static ServiceDatabase service;
    private static StatementBatch writes;

    @BeforeAll
    static void open() {
        service = new ServiceDatabase(TestPostgres.shared());
        service.jdbc.execute("create table notes (id int primary key, text text)");
        writes = new StatementBatch(service.jdbc);
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
    void allAreCarriedOutInTheirOrderWithTheCommitAndNotBefore() {
        service.transaction.executeWithoutResult(_ -> {
            writes.add(INSERT, 1, "one");
            writes.add(CHANGE, "uno", 1);
            writes.add(INSERT, 2, null);
            assertThat(notes()).isEmpty();
        });

        assertThat(notes()).containsExactly("1 uno", "2 null");
    }

    @Test
    void theCommitGoesAlongUnlessSomebodyElseMayStillHaveSomethingToWrite() {
        assertThat(seenByOthersJustBeforeTheCommit(0, () -> writes.add(INSERT, 1, "one")))
                .containsExactly("1 one");
        assertThat(seenByOthersJustBeforeTheCommit(Ordered.LOWEST_PRECEDENCE, () -> writes.add(INSERT, 2, "two")))
                .containsExactly("1 one");
        assertThat(notes()).containsExactly("1 one", "2 two");
    }

    /** @param order where somebody else comes in; the writes come last, but for who has no order and joins later */
    private static List<@Nullable String> seenByOthersJustBeforeTheCommit(int order, Runnable work) {
        var seen = new ArrayList<@Nullable String>();
        service.transaction.executeWithoutResult(_ -> {
            work.run();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public int getOrder() {
                    return order;
                }

                @Override
                public void beforeCompletion() {
                    CompletableFuture.runAsync(() -> seen.addAll(notes())).join();
                }
            });
        });
        return seen;
    }

    @Test
    void nothingIsWrittenByATransactionThatIsRolledBack() {
        service.transaction.executeWithoutResult(status -> {
            writes.add(INSERT, 1, "one");
            status.setRollbackOnly();
        });

        assertThat(notes()).isEmpty();
    }

    @Test
    void oneThatFailsFailsAllOfTheTransactionAndSaysWhy() {
        assertThatThrownBy(() -> service.transaction.executeWithoutResult(_ -> {
                    writes.add(INSERT, 1, "one");
                    writes.add(INSERT, 1, "one again");
                }))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(notes()).isEmpty();
    }

    @Test
    void whatIsRolledBackToASavepointIsNotWritten() {
        service.transaction.executeWithoutResult(status -> {
            writes.add(INSERT, 1, "one");
            Object savepoint = status.createSavepoint();
            writes.add(INSERT, 2, "two");
            status.rollbackToSavepoint(savepoint);
            writes.add(INSERT, 3, "three");
        });

        assertThat(notes()).containsExactly("1 one", "3 three");
    }

    @Test
    void outsideATransactionEachIsCarriedOutAtOnce() {
        writes.add(INSERT, 1, "one");

        assertThat(notes()).containsExactly("1 one");
    }

    private static List<@Nullable String> notes() {
        return service.jdbc.queryForList(
                "select id || ' ' || coalesce(text, 'null') from notes order by id", String.class);
    }
}
