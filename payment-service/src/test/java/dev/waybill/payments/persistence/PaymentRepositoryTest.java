package dev.waybill.payments.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.OrderId;
import dev.waybill.payments.PaymentServiceFixture;
import dev.waybill.payments.SampleEvents;
import dev.waybill.payments.application.ScriptedGateway;
import dev.waybill.payments.domain.ClaimedRequest;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.PaymentStatus;
import dev.waybill.payments.domain.SamplePayments;
import dev.waybill.testing.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

class PaymentRepositoryTest {

    private static final Duration CLAIM = Duration.ofSeconds(10);

    private static final PaymentServiceFixture SERVICE =
            new PaymentServiceFixture(new ScriptedGateway(), new MutableClock());

    private final JdbcTemplate jdbc = SERVICE.jdbc();
    private final TransactionTemplate transaction = SERVICE.get(TransactionTemplate.class);
    private final PaymentRepository payments = SERVICE.get(PaymentRepository.class);
    private final OrderId order = SampleEvents.id();

    @Test
    void aSettlementIsNotEvenChangedByTheOwner() {
        jdbc.update("""
                insert into settlements (order_id, kind, note, currency, amount, settled_at)
                values (?, 'WRITTEN_OFF', 'agreed', 'EUR', 9.90, now())""", order.value());

        for (String change : List.of("update settlements set note = 'other'", "delete from settlements")) {
            assertThatThrownBy(() -> SERVICE.asOwner(change)).hasMessageContaining("never changed or deleted");
        }
    }

    @BeforeEach
    void empty() {
        SERVICE.asOwner("delete from payments");
    }

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void everyPaymentIsReadAsItWasWritten(PaymentStatus status) {
        save(order, status);
        Payment read = payments.findById(order).orElseThrow();

        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("stored", "storedValues")
                .isEqualTo(SamplePayments.in(order, status, true));
    }

    @Test
    void changesUnderTheLockAreWritten() {
        save(order, PaymentStatus.AUTHORIZED);
        inTransaction(() -> {
            Payment locked = payments.lock(List.of(order)).values().iterator().next();
            locked.capture(SamplePayments.DISPATCHED, SamplePayments.NOW);
            locked.nextSequence();
            payments.saveAllInBatch(List.of(locked));
        });

        Payment read = payments.findById(order).orElseThrow();
        assertThat(read.status()).isEqualTo(PaymentStatus.CAPTURING);
        assertThat(read.nextSequence()).isEqualTo(2);
        assertThat(jdbc.queryForObject("select cause_id from payments", UUID.class))
                .isEqualTo(SamplePayments.DISPATCHED.eventId());
    }

    @Test
    void anUnchangedNewPaymentLeavesNoRow() {
        inTransaction(
                () -> payments.saveAllInBatch(payments.lock(List.of(order)).values()));

        assertThat(payments.findById(order)).isEmpty();
    }

    @Test
    void aConcurrentInsertOfTheSameOrderFails() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    Payment locked =
                            payments.lock(List.of(order)).values().iterator().next();
                    locked.cancel(SamplePayments.CANCELLED, SamplePayments.NOW);
                    elsewhere(() -> save(order, PaymentStatus.DISPATCHED));
                    payments.saveAllInBatch(List.of(locked));
                }))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(payments.findById(order).orElseThrow().status()).isEqualTo(PaymentStatus.DISPATCHED);
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
        SERVICE.asOwner("delete from payments where order_id = '" + id + "'");
        inTransaction(() -> payments.saveAllInBatch(List.of(SamplePayments.in(id, status, true))));
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
}
