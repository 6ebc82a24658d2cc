package dev.waybill.payments.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.waybill.events.OrderId;
import dev.waybill.persistence.StatementBatch;
import dev.waybill.payments.SampleEvents;
import dev.waybill.payments.domain.ClaimedRequest;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.PaymentStatus;
import dev.waybill.payments.domain.SamplePayments;
import dev.waybill.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcPaymentRepositoryTest {

    private static final Duration CLAIM = Duration.ofSeconds(10);

    private static final HikariDataSource CONNECTIONS = connect();

    private final JdbcTemplate jdbc = new JdbcTemplate(CONNECTIONS);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(CONNECTIONS));
    private final JdbcPaymentRepository payments = new JdbcPaymentRepository(jdbc, new StatementBatch(jdbc));
    private final OrderId order = SampleEvents.id();

    @BeforeEach
    void empty() {
        jdbc.update("delete from payments");
    }

    @AfterAll
    static void close() {
        CONNECTIONS.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void everyPaymentIsReadAsItWasWritten(PaymentStatus status) {
        save(order, status);
        Payment read = payments.find(order).orElseThrow();

        assertThat(read.snapshot()).isEqualTo(SamplePayments.in(order, status, true));
        assertThat(read.hasChanged()).isFalse();
    }

    @Test
    void changesUnderTheLockAreWritten() {
        save(order, PaymentStatus.AUTHORIZED);
        inTransaction(() -> {
            Payment payment = payments.lock(List.of(order)).of(order);
            payment.capture(SamplePayments.DISPATCHED, SamplePayments.NOW);
            payment.nextSequence();
            payments.save(List.of(payment));
        });

        Payment read = payments.find(order).orElseThrow();
        assertThat(read.status()).isEqualTo(PaymentStatus.CAPTURING);
        assertThat(read.snapshot().sequence()).isEqualTo(4);
        assertThat(read.snapshot().causes().current()).isEqualTo(SamplePayments.DISPATCHED);
    }

    @Test
    void anUnchangedNewPaymentLeavesNoRow() {
        inTransaction(() -> payments.save(payments.lock(List.of(order)).all()));

        assertThat(payments.find(order)).isEmpty();
    }

    @Test
    void aConcurrentInsertOfTheSameOrderFails() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    Payment payment = payments.lock(List.of(order)).of(order);
                    payment.cancel(SamplePayments.CANCELLED, SamplePayments.NOW);
                    elsewhere(() -> save(order, PaymentStatus.DISPATCHED));
                    payments.save(List.of(payment));
                }))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(payments.find(order).orElseThrow().status()).isEqualTo(PaymentStatus.DISPATCHED);
    }

    @Test
    void aClaimReturnsADueRequestOnceAndStoresWhenItWasClaimed() {
        save(order, PaymentStatus.AUTHORIZING);
        save(SampleEvents.id(), PaymentStatus.AUTHORIZED);
        List<ClaimedRequest> due = payments.claim(10, SamplePayments.NOW, CLAIM);

        assertThat(due).singleElement().satisfies(one -> {
            assertThat(one.request().idempotencyKey()).isEqualTo(order + ":authorization:1");
            assertThat(one.request().terms()).isEqualTo(SamplePayments.TERMS);
            assertThat(one.tries()).isEqualTo(2);
            assertThat(one.askedAt()).isEqualTo(SamplePayments.NOW);
        });
        assertThat(payments.claim(10, SamplePayments.NOW, CLAIM)).isEmpty();
        assertThat(payments.claim(10, SamplePayments.NOW.plus(CLAIM), CLAIM)).hasSize(1);
    }

    @Test
    void concurrentClaimsNeverShareARequest() throws Exception {
        Stream.generate(SampleEvents::id).limit(200).forEach(each -> save(each, PaymentStatus.CAPTURING));
        List<OrderId> claimed = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<ClaimedRequest>> claim = () -> payments.claim(30, SamplePayments.NOW, CLAIM);
            for (Future<List<ClaimedRequest>> future : threads.invokeAll(Collections.nCopies(8, claim))) {
                future.get().forEach(due -> claimed.add(due.request().orderId()));
            }
        }

        assertThat(claimed).doesNotHaveDuplicates().hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "captured = 19.81",
                "refunded = 0.01",
                "authorized = 19.81",
                "captured = -1",
                "state = 'PAID'",
                "state = 'VOIDED', captured = 19.80",
                "state = 'CAPTURING'",
                "due_at = now()",
                "amount = null"
            })
    void theDatabaseRejectsImpossibleRows(String change) {
        save(order, PaymentStatus.AUTHORIZED);

        assertThatThrownBy(() -> jdbc.update("update payments set " + change + " where order_id = ?", order.value()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void save(OrderId id, PaymentStatus status) {
        inTransaction(() -> {
            var row = SamplePayments.in(id, status, true);
            jdbc.update("delete from payments where order_id = ?", id.value());
            payments.insert(List.of(row));
        });
    }

    private void inTransaction(Runnable work) {
        transaction.executeWithoutResult(_ -> work.run());
    }

    private static void elsewhere(Runnable work) {
        try {
            Thread.ofVirtual().start(work).join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HikariDataSource connect() {
        var database = TestPostgres.shared().createDatabase("payments");
        var connections = new HikariDataSource();
        connections.setJdbcUrl(database.url());
        connections.setUsername(database.username());
        connections.setPassword(database.password());
        connections.setMaximumPoolSize(8);
        Flyway.configure().dataSource(connections).load().migrate();
        return connections;
    }
}
