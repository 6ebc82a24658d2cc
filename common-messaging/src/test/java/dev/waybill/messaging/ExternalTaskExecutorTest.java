package dev.waybill.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

class ExternalTaskExecutorTest {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Duration SHORT_TIME_LIMIT = Duration.ofMillis(200);
    private static final int PROBES = 2;

    private final CircuitBreaker circuitBreaker = CircuitBreaker.of(
            "partner",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(10)
                    .minimumNumberOfCalls(10)
                    .permittedNumberOfCallsInHalfOpenState(PROBES)
                    .build());
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final Numbers numbers = new Numbers();
    private final List<ExternalPartner> partners = new ArrayList<>();
    private final ExternalTaskExecutor<Integer, String> executor = executor(TIME_LIMIT, 10, 20);

    @AfterEach
    void releaseHangingCalls() {
        hanging.countDown();
        partners.forEach(ExternalPartner::close);
    }

    @Test
    void aHangingCallDelaysNoOtherTask() {
        numbers.response = number -> number == 1 ? hang() : "ok";
        long startedAt = System.nanoTime();
        numbers.due(1, 2);
        executor.runBatch();
        numbers.due(3, 4);
        executor.runBatch();

        assertThat(numbers.applied).containsExactlyInAnyOrder("2 ok", "3 ok", "4 ok");
        assertThat(executor.inFlight()).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isLessThan(TIME_LIMIT.dividedBy(2));
        hanging.countDown();
        runUntilIdle(executor);
        assertThat(numbers.applied).contains("1 late");
    }

    @Test
    void aHangingCallIsInterruptedAtTheTimeLimitAndItsOutcomeIsUnknown() {
        var limited = executor(SHORT_TIME_LIMIT, 10, 20);
        numbers.response = _ -> hang();
        numbers.due(1);
        runUntilIdle(limited);

        assertThat(numbers.applied).containsExactly("1 unknown");
        await().until(() -> numbers.interrupted.get() == 1);
    }

    @Test
    void aCallThatFailsHasAnUnknownOutcomeWhateverItThrows() {
        numbers.response = number -> {
            if (number == 1) {
                throw new IllegalStateException("connection reset");
            }
            throw new StackOverflowError();
        };
        numbers.due(1, 2);
        runUntilIdle(executor);

        assertThat(numbers.applied).containsExactlyInAnyOrder("1 unknown", "2 unknown");
        assertThat(circuitBreaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(2);
    }

    @Test
    void noMoreCallsRunThanAreAllowedInFlight() {
        numbers.response = _ -> hang();
        numbers.due(IntStream.range(0, 50).toArray());
        while (executor.runBatch()) {}

        assertThat(executor.inFlight()).isEqualTo(20);
        assertThat(numbers.due).hasSize(30);
        assertThat(executor.hasCapacity()).isFalse();
        hanging.countDown();
        runUntilIdle(executor);
        assertThat(numbers.applied).hasSize(50);
    }

    @Test
    void nothingIsClaimedWhileTheCircuitIsOpenAndOnlyProbesWhileItIsHalfOpen() {
        numbers.response = _ -> hang();
        numbers.due(1, 2, 3, 4, 5);
        circuitBreaker.transitionToOpenState();
        assertThat(executor.runBatch()).isFalse();
        assertThat(executor.hasCapacity()).isFalse();
        assertThat(numbers.due).hasSize(5);

        circuitBreaker.transitionToHalfOpenState();
        while (executor.runBatch()) {}
        assertThat(executor.inFlight()).isEqualTo(PROBES);
        assertThat(numbers.due).hasSize(3);

        hanging.countDown();
        runUntilIdle(executor);
        assertThat(circuitBreaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        while (executor.runBatch()) {}
        runUntilIdle(executor);
        assertThat(numbers.applied).hasSize(5);
    }

    @Test
    void tasksClaimedByATransactionAreCalledAfterItsCommit() {
        TransactionSynchronizationManager.initSynchronization();
        try {
            executor.executeAfterCommit(List.of(1));
            executor.runBatch();
            assertThat(numbers.applied).isEmpty();
            TransactionSynchronizationUtils.triggerAfterCommit();
        } finally {
            TransactionSynchronizationManager.clear();
        }
        runUntilIdle(executor);

        assertThat(numbers.applied).containsExactly("1 ok");
    }

    @Test
    void tasksClaimedByATransactionAreCalledEvenIfThePollForOthersFails() {
        TransactionSynchronizationManager.initSynchronization();
        try {
            executor.executeAfterCommit(List.of(1));
            TransactionSynchronizationUtils.triggerAfterCommit();
        } finally {
            TransactionSynchronizationManager.clear();
        }
        numbers.failsToPoll = true;
        assertThatThrownBy(executor::runBatch).isInstanceOf(QueryTimeoutException.class);
        numbers.failsToPoll = false;
        runUntilIdle(executor);

        assertThat(numbers.applied).containsExactly("1 ok");
    }

    @Test
    void resultsAreKeptUntilTheDatabaseTakesThem() {
        numbers.due(1);
        numbers.failure = _ -> {
            throw new QueryTimeoutException("the database is busy");
        };
        assertThatThrownBy(() -> runUntilIdle(executor)).isInstanceOf(QueryTimeoutException.class);
        assertThat(executor.isIdle()).isFalse();
        numbers.failure = _ -> {};
        runUntilIdle(executor);

        assertThat(numbers.applied).containsExactly("1 ok");
        assertThat(numbers.calls).containsExactly(1);
    }

    @Test
    void aResultThatCannotBeAppliedIsDroppedAndTheOthersOfItsBatchAreApplied() {
        numbers.due(1, 2, 3, 4);
        numbers.failure = results -> {
            for (var result : results) {
                switch (result.task()) {
                    case 2 -> throw new DataIntegrityViolationException("a row breaks a constraint");
                    case 3 -> throw new NullPointerException("a bug");
                    default -> {}
                }
            }
        };
        runUntilIdle(executor);

        assertThat(numbers.applied).containsExactlyInAnyOrder("1 ok", "4 ok");
        assertThat(executor.isIdle()).isTrue();
    }

    @Test
    void aStopWaitsForTheRunningCallsAndAppliesTheirResults() throws InterruptedException {
        numbers.response = _ -> hang();
        numbers.due(1);
        executor.start();
        await().until(() -> executor.inFlight() == 1);
        assertThat(executor.hasCapacity()).isTrue();
        Thread stopping = Thread.ofPlatform().start(executor::stop);
        await().until(() -> !executor.isRunning());
        assertThat(executor.hasCapacity()).isFalse();
        numbers.due(2);
        hanging.countDown();
        stopping.join();

        assertThat(numbers.applied).containsExactly("1 late");
        assertThat(numbers.due).containsExactly(2);
    }

    @Test
    void aStartedExecutorAppliesALateResultWithoutWaitingForTheNextPoll() {
        numbers.response = _ -> hang();
        numbers.due(1);
        executor.start();
        await().until(() -> executor.inFlight() == 1);
        hanging.countDown();

        await().atMost(TIME_LIMIT)
                .untilAsserted(() -> assertThat(numbers.applied).containsExactly("1 late"));
        executor.stop();
    }

    @Test
    void aLeaseThatMayExpireDuringTheCallIsRejected() {
        var partner = new ExternalPartner(circuitBreaker, TIME_LIMIT, ExternalCalls.unrecorded());
        partners.add(partner);
        var settings = new ExternalTaskSettings(1, 1, TIME_LIMIT.multipliedBy(3).minusMillis(1), TIME_LIMIT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExternalTaskExecutor<>("numbers", numbers, partner, settings, Clock.systemUTC()))
                .withMessageContaining("three times");
    }

    private ExternalTaskExecutor<Integer, String> executor(Duration timeLimit, int batchSize, int maxInFlight) {
        var partner = new ExternalPartner(circuitBreaker, timeLimit, ExternalCalls.unrecorded());
        partners.add(partner);
        var settings = new ExternalTaskSettings(batchSize, maxInFlight, Duration.ofMinutes(1), Duration.ofHours(1));
        return new ExternalTaskExecutor<>("numbers", numbers, partner, settings, Clock.systemUTC());
    }

    private static void runUntilIdle(ExternalTaskExecutor<?, ?> executor) {
        await().until(() -> {
            while (executor.runBatch()) {}
            return executor.isIdle();
        });
    }

    private String hang() {
        try {
            hanging.await();
            return "late";
        } catch (InterruptedException e) {
            numbers.interrupted.incrementAndGet();
            throw new IllegalStateException(e);
        }
    }

    /** Tasks that are numbers, due in memory. */
    private static final class Numbers implements ExternalTask<Integer, String> {

        final Queue<Integer> due = new ConcurrentLinkedQueue<>();
        final List<Integer> calls = new CopyOnWriteArrayList<>();
        final List<String> applied = new CopyOnWriteArrayList<>();
        final AtomicInteger interrupted = new AtomicInteger();
        volatile Function<Integer, String> response = _ -> "ok";
        volatile boolean failsToPoll;
        volatile Consumer<List<ExternalTaskResult<Integer, String>>> failure = _ -> {};

        void due(int... tasks) {
            IntStream.of(tasks).forEach(due::add);
        }

        @Override
        public List<Integer> claim(int limit, Instant now, Duration lease) {
            if (failsToPoll) {
                throw new QueryTimeoutException("the database is busy");
            }
            var claimed = new ArrayList<Integer>();
            while (claimed.size() < limit && !due.isEmpty()) {
                claimed.add(due.remove());
            }
            return claimed;
        }

        @Override
        public ExternalCall describe(Integer task) {
            return new ExternalCall("partner", "count", new OrderId(UuidV7.next()), Causation.fromRequest());
        }

        @Override
        public String call(Integer task) {
            calls.add(task);
            return response.apply(task);
        }

        @Override
        public boolean apply(List<ExternalTaskResult<Integer, String>> results) {
            failure.accept(results);
            for (var result : results) {
                Optional<String> known = result.response();
                applied.add(result.task() + " " + known.orElse("unknown"));
            }
            return false;
        }
    }
}
