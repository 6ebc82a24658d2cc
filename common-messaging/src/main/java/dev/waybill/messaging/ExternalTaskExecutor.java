package dev.waybill.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/**
 * Runs the {@linkplain ExternalTask tasks} of one kind: claims what is due, calls the partner for all of it at the same
 * time, and applies results as they arrive. A call that hangs occupies one of the {@code maxInFlight} slots until its time
 * limit and delays no other task. While the circuit breaker is open nothing is claimed.
 *
 * <p>Declared as a bean, it starts and stops with the application. A stop claims nothing more, waits for the running calls
 * until their time limit and applies their results; tasks that are still queued run elsewhere when their lease has
 * expired. Thread-safe.
 */
public final class ExternalTaskExecutor<T, R> implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ExternalTaskExecutor.class);
    /** A task leaves the queue with at least two time limits of its lease left: one for the call, one to apply it. */
    private static final int RESERVED_TIME_LIMITS = 2;

    private static final Duration STOP_MARGIN = Duration.ofMillis(100);

    private final String name;
    private final ExternalTask<T, R> task;
    private final ExternalPartner partner;
    private final ExternalTaskSettings settings;
    private final Clock clock;
    private final Worker worker;
    private final CallsInFlight<T, R> calls;
    private final ClaimedTaskQueue<T> queue;
    private long polledAt;
    private volatile boolean stopped;

    /** @throws IllegalArgumentException if the lease is shorter than three time limits of the partner */
    public ExternalTaskExecutor(
            String name, ExternalTask<T, R> task, ExternalPartner partner, ExternalTaskSettings settings, Clock clock) {
        Duration reserved = partner.timeLimit().multipliedBy(RESERVED_TIME_LIMITS);
        if (settings.lease().compareTo(reserved.plus(partner.timeLimit())) < 0) {
            throw new IllegalArgumentException(
                    "the lease of " + name + " must be at least three times the partner's time limit");
        }
        this.name = name;
        this.task = task;
        this.partner = partner;
        this.settings = settings;
        this.clock = clock;
        this.polledAt = System.nanoTime() - settings.pollInterval().toNanos();
        this.worker = new Worker(name, settings.pollInterval(), this::runBatch);
        this.queue = new ClaimedTaskQueue<>(settings.lease().minus(reserved));
        this.calls = new CallsInFlight<>(task, partner, worker::wakeAfterCommit);
    }

    /**
     * Whether a transaction should claim its new tasks for this instance. If not, it only stores them, and they are
     * claimed from the database when the partner is available and slots are free. A stopped executor has no capacity.
     */
    public boolean hasCapacity() {
        return !stopped && partner.isAvailable() && queue.size() + calls.count() < settings.maxInFlight();
    }

    /** How long a transaction that claims tasks for this instance has to lease them. */
    public Duration lease() {
        return settings.lease();
    }

    /**
     * Calls for these tasks, and for others that are due, once the current transaction has committed. The transaction has
     * claimed them: it has stored their lease.
     *
     * @throws IllegalStateException if there are tasks and no transaction
     */
    public void executeAfterCommit(List<T> claimed) {
        queue.enqueueAfterCommit(claimed);
        wakeAfterCommit();
    }

    /** Polls the database for tasks that are due once the current transaction has committed, or now if there is none. */
    public void wakeAfterCommit() {
        worker.wakeAfterCommit();
    }

    /** How many calls are running. */
    public int inFlight() {
        return calls.count();
    }

    /** Whether no call is running and every result is applied. */
    public boolean isIdle() {
        return calls.count() == 0 && calls.results().isEmpty();
    }

    /**
     * One step of the executor's thread: applies the results that have arrived, claims a batch and starts its calls. Tests
     * call it while the executor is stopped.
     *
     * @return whether there may be more to do at once
     */
    public boolean runBatch() {
        boolean more = applyResults();
        int free = Math.min(settings.batchSize(), settings.maxInFlight() - calls.count());
        int permitted = partner.permits(free, calls.count());
        if (permitted == 0) {
            return more;
        }
        int started = startClaimed(permitted);
        more |= applyResults();
        return more || started == permitted;
    }

    /**
     * Starts the calls of tasks from the queue; polls the database if there are none, and at least once in a poll interval.
     * A poll that fails takes none of the queue's tasks with it.
     */
    private int startClaimed(int limit) {
        List<T> queued = queue.poll(limit);
        calls.start(queued);
        if (!queued.isEmpty()
                && System.nanoTime() - polledAt <= settings.pollInterval().toNanos()) {
            return queued.size();
        }
        polledAt = System.nanoTime();
        List<T> polled = task.claim(limit - queued.size(), clock.instant(), settings.lease());
        calls.start(polled);
        return queued.size() + polled.size();
    }

    private boolean applyResults() {
        List<ExternalTaskResult<T, R>> results = calls.results();
        if (results.isEmpty()) {
            return false;
        }
        boolean more = apply(results);
        calls.remove(results);
        return more;
    }

    private boolean apply(List<ExternalTaskResult<T, R>> results) {
        try {
            return task.apply(results);
        } catch (RuntimeException e) {
            if (isTransient(e)) {
                throw e;
            }
            if (results.size() > 1) {
                return results.stream().map(one -> apply(List.of(one))).reduce(false, Boolean::logicalOr);
            }
            ExternalCall call = task.describe(results.getFirst().task());
            try (var _ = MdcScope.of(call.orderId(), call.cause())) {
                log.error(
                        "The result of {} at {} cannot be applied; the call will be repeated when its lease has expired",
                        call.operation(),
                        call.partner(),
                        e);
            }
            return false;
        }
    }

    /** Everything that the database reports is taken as transient, except that a row breaks a constraint. */
    private static boolean isTransient(RuntimeException e) {
        return e instanceof TransientFailureException
                || e instanceof TransactionException
                || (e instanceof DataAccessException && !(e instanceof DataIntegrityViolationException));
    }

    @Override
    public void start() {
        stopped = false;
        worker.start();
    }

    @Override
    public void stop() {
        stopped = true;
        if (!worker.isRunning()) {
            return;
        }
        worker.stop();
        calls.awaitCompletion(partner.timeLimit().plus(STOP_MARGIN));
        try {
            boolean unused = applyResults();
        } catch (RuntimeException e) {
            log.warn(
                    "{} stops with results that are not applied; their calls will be repeated: {}", name, e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
