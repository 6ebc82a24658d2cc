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
        "40001,RETRY_NOW",
        "40P01,RETRY_NOW",
        "55P03,RETRY_LATER",
        "57014,RETRY_LATER",
        "25P03,RETRY_LATER",
        "25P04,RETRY_LATER",
        "08000,DATABASE_UNAVAILABLE",
        "08006,DATABASE_UNAVAILABLE",
        "08001,DATABASE_UNAVAILABLE",
        "53300,DATABASE_UNAVAILABLE",
        "53100,SETUP_MISSING",
        "57P01,DATABASE_UNAVAILABLE",
        "57P02,DATABASE_UNAVAILABLE",
        "57P03,DATABASE_UNAVAILABLE",
        "58030,DATABASE_UNAVAILABLE",
        "25006,SETUP_MISSING",
        "42501,SETUP_MISSING",
        "42P01,SETUP_MISSING",
        "42703,SETUP_MISSING",
        "3F000,SETUP_MISSING",
        "54000,SETUP_MISSING",
        "28P01,DATABASE_UNAVAILABLE",
        "3D000,DATABASE_UNAVAILABLE",
        "0A000,RETRY_LATER",
        "23505,NOT_RETRYABLE",
        "22P02,NOT_RETRYABLE",
        "42601,SETUP_MISSING",
        "XX000,SETUP_MISSING"
    })
    void theSqlStateDecides(String state, FailureClassifier expected) {
        var sql = new SQLException("from the server", state);

        assertThat(FailureClassifier.of(new DataIntegrityViolationException("translated", sql)))
                .isEqualTo(expected);
    }

    @Test
    void theServiceMayDeclareAFailureTransient() {
        var declared = new TransientFailureException("later", new IllegalStateException());

        assertThat(FailureClassifier.of(new IllegalStateException(declared))).isEqualTo(FailureClassifier.RETRY_LATER);
    }

    @Test
    void withoutAnSqlStateTheExceptionDecides() {
        assertThat(FailureClassifier.of(new CannotCreateTransactionException("no connection")))
                .isEqualTo(FailureClassifier.DATABASE_UNAVAILABLE);
        assertThat(FailureClassifier.of(new CannotGetJdbcConnectionException("none")))
                .isEqualTo(FailureClassifier.DATABASE_UNAVAILABLE);
        assertThat(FailureClassifier.of(new TransactionSystemException("commit failed")))
                .isEqualTo(FailureClassifier.DATABASE_UNAVAILABLE);
        assertThat(FailureClassifier.of(new OptimisticLockingFailureException("stale")))
                .isEqualTo(FailureClassifier.RETRY_NOW);
        assertThat(FailureClassifier.of(new QueryTimeoutException("slow"))).isEqualTo(FailureClassifier.RETRY_LATER);
        assertThat(FailureClassifier.of(new RuntimeException(new SQLTransientConnectionException("pool"))))
                .isEqualTo(FailureClassifier.RETRY_LATER);
        assertThat(FailureClassifier.of(new IllegalStateException("wrong"))).isEqualTo(FailureClassifier.NOT_RETRYABLE);
        assertThat(FailureClassifier.of(new StackOverflowError())).isEqualTo(FailureClassifier.NOT_RETRYABLE);
    }

    @Test
    void theSqlStateIsMoreSpecificThanItsTranslation() {
        var lockTimeout = new CannotAcquireLockException("translated", new SQLException("timeout", "55P03"));

        assertThat(FailureClassifier.of(lockTimeout)).isEqualTo(FailureClassifier.RETRY_LATER);
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
