package dev.waybill.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Work that needs a call to a partner outside, as a capture needs the payment gateway. A service implements one for each
 * kind of work; an {@link ExternalTaskExecutor} runs it in four steps:
 *
 * <ol>
 *   <li>Intent: a transaction of the service stores that the call is due, and commits.
 *   <li>Claim: the task is leased to one instance, either by that transaction itself
 *       ({@link ExternalTaskExecutor#executeAfterCommit}) or by {@link #claim}. The lease is stored beside the task and
 *       outlives the call's time limit.
 *   <li>Call: outside any transaction, on a thread of its own, with a time limit and behind the partner's circuit breaker.
 *   <li>Apply: the results that have arrived are stored together in one transaction. A slow call delays no other result.
 * </ol>
 *
 * A crash at any point only lets the lease expire; then the same task is claimed and called again. Therefore the call must
 * be idempotent: a repeated call carries the same key, and a result that no longer matches the stored state is ignored by
 * {@link #apply}. A call without a response has an unknown outcome, which the implementation queries or repeats and never
 * assumes. Implementations are thread-safe.
 *
 * @param <T> a claimed task: immutable, with all that the call needs
 * @param <R> the partner's response
 */
public interface ExternalTask<T, R> {

    /**
     * Claims tasks that are due, oldest first, in a transaction of its own, skipping rows that are locked. No other
     * instance gets them until {@code now} plus the lease.
     */
    List<T> claim(int limit, Instant now, Duration lease);

    /** Describes the call for traces and logs. */
    ExternalCall describe(T task);

    /** Makes the call. It may block, is interrupted at the time limit, and throws if there is no usable response. */
    R call(T task);

    /**
     * Stores results and publishes what follows from them, in one transaction. The executor repeats this if the database
     * is unavailable. If it fails for another reason, the results are applied one by one, and the one that fails is logged
     * and dropped: its task is called again when its lease has expired.
     *
     * @return whether these results have made more calls due at once
     */
    boolean apply(List<ExternalTaskResult<T, R>> results);

    /** Called once for each call that has ended, for metrics. */
    default void completed(ExternalTaskResult<T, R> result, Duration duration) {}
}
