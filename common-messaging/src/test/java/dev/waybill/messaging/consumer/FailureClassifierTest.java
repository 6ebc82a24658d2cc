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

class FailureClassifierTest {

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
        "53100,SETUP",
        "57P01,AWAY",
        "57P02,AWAY",
        "57P03,AWAY",
        "58030,AWAY",
        "25006,SETUP",
        "42501,SETUP",
        "42P01,SETUP",
        "42703,SETUP",
        "3F000,SETUP",
        "54000,SETUP",
        "28P01,AWAY",
        "3D000,AWAY",
        "0A000,BUSY",
        "23505,PERMANENT",
        "22P02,PERMANENT",
        "42601,SETUP",
        "XX000,SETUP"
    })
    void theSqlStateDecides(String state, FailureClassifier expected) {
        var sql = new SQLException("from the server", state);

        assertThat(FailureClassifier.of(new DataIntegrityViolationException("translated", sql)))
                .isEqualTo(expected);
    }

    @Test
    void theServiceMayDeclareAFailureTransient() {
        var declared = new TransientFailureException("later", new IllegalStateException());

        assertThat(FailureClassifier.of(new IllegalStateException(declared))).isEqualTo(FailureClassifier.BUSY);
    }

    @Test
    void withoutAnSqlStateTheExceptionDecides() {
        assertThat(FailureClassifier.of(new CannotCreateTransactionException("no connection")))
                .isEqualTo(FailureClassifier.AWAY);
        assertThat(FailureClassifier.of(new CannotGetJdbcConnectionException("none")))
                .isEqualTo(FailureClassifier.AWAY);
        assertThat(FailureClassifier.of(new TransactionSystemException("commit failed")))
                .isEqualTo(FailureClassifier.AWAY);
        assertThat(FailureClassifier.of(new OptimisticLockingFailureException("stale")))
                .isEqualTo(FailureClassifier.CONFLICT);
        assertThat(FailureClassifier.of(new QueryTimeoutException("slow"))).isEqualTo(FailureClassifier.BUSY);
        assertThat(FailureClassifier.of(new RuntimeException(new SQLTransientConnectionException("pool"))))
                .isEqualTo(FailureClassifier.BUSY);
        assertThat(FailureClassifier.of(new IllegalStateException("wrong"))).isEqualTo(FailureClassifier.PERMANENT);
        assertThat(FailureClassifier.of(new StackOverflowError())).isEqualTo(FailureClassifier.PERMANENT);
    }

    @Test
    void theSqlStateIsMoreSpecificThanItsTranslation() {
        var lockTimeout = new CannotAcquireLockException("translated", new SQLException("timeout", "55P03"));

        assertThat(FailureClassifier.of(lockTimeout)).isEqualTo(FailureClassifier.BUSY);
    }

    @Test
    void aReasonNamesThePlaceAndRepeatsNoValue() {
        var thrown = new DataIntegrityViolationException(
                "Key (name)=(Ada Lovelace)", new SQLException("Key (name)=(Ada Lovelace)", "23505"));

        assertThat(FailureClassifier.describe(thrown))
                .contains("SQL state 23505", "FailureClassifierTest.java")
                .doesNotContain("Ada");
    }
}
