package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.TransientFailureException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class FailureTest {

    @ParameterizedTest
    @CsvSource({
        "40001,CONFLICT",
        "40P01,CONFLICT",
        "55P03,BUSY",
        "57014,BUSY",
        "25P03,BUSY",
        "25P04,BUSY",
        "08000,AWAY",
        "08006,AWAY",
        "08001,AWAY",
        "53300,AWAY",
        "53100,AWAY",
        "57P01,AWAY",
        "57P02,AWAY",
        "57P03,AWAY",
        "58030,AWAY",
        "25006,AWAY",
        "23505,PERMANENT",
        "22P02,PERMANENT",
        "42601,PERMANENT",
        "XX000,PERMANENT"
    })
    void theSqlStateDecides(String state, Failure expected) {
        var sql = new SQLException("from the server", state);

        assertThat(Failure.of(new DataIntegrityViolationException("translated", sql)))
                .isEqualTo(expected);
    }

    @Test
    void theServiceMayDeclareAFailureTransient() {
        var declared = new TransientFailureException("later", new IllegalStateException());

        assertThat(Failure.of(new IllegalStateException(declared))).isEqualTo(Failure.BUSY);
    }

    @Test
    void withoutAnSqlStateTheExceptionDecides() {
        assertThat(Failure.of(new CannotCreateTransactionException("no connection")))
                .isEqualTo(Failure.AWAY);
        assertThat(Failure.of(new CannotGetJdbcConnectionException("none"))).isEqualTo(Failure.AWAY);
        assertThat(Failure.of(new TransactionSystemException("commit failed"))).isEqualTo(Failure.AWAY);
        assertThat(Failure.of(new OptimisticLockingFailureException("stale"))).isEqualTo(Failure.CONFLICT);
        assertThat(Failure.of(new QueryTimeoutException("slow"))).isEqualTo(Failure.BUSY);
        assertThat(Failure.of(new RuntimeException(new SQLTransientConnectionException("pool"))))
                .isEqualTo(Failure.BUSY);
        assertThat(Failure.of(new IllegalStateException("wrong"))).isEqualTo(Failure.PERMANENT);
        assertThat(Failure.of(new StackOverflowError())).isEqualTo(Failure.PERMANENT);
    }

    @Test
    void theSqlStateIsMoreSpecificThanItsTranslation() {
        var lockTimeout = new CannotAcquireLockException("translated", new SQLException("timeout", "55P03"));

        assertThat(Failure.of(lockTimeout)).isEqualTo(Failure.BUSY);
    }

    @Test
    void aReasonNamesThePlaceAndRepeatsNoValue() {
        var thrown = new DataIntegrityViolationException(
                "Key (name)=(Ada Lovelace)", new SQLException("Key (name)=(Ada Lovelace)", "23505"));

        var reason = Failure.reason(thrown);

        assertThat(reason.kind()).isEqualTo(DataIntegrityViolationException.class.getName());
        assertThat(reason.message())
                .contains("SQL state 23505", "FailureTest.java")
                .doesNotContain("Ada");
    }
}
