package dev.waybill.messaging.consumer;

import dev.waybill.messaging.deadletters.DeadLetters;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;

/** One consumer: polls, processes the records, and commits their offsets. */
final class ConsumerSession {

    private static final Duration MAX_POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Polling polling;
    private final KafkaClientMetrics metrics;
    private final OffsetTracker offsets;
    private final LagProbe probe;
    private final LoopState state;
    private final Work work;
    private final PollThrottle throttle;

    /** How records are processed, the same for every consumer. */
    record Work(Intake intake, InboxDays days, Reaction reaction, DeadLetters deadLetters, ConsumerMeters meters) {}

    ConsumerSession(
            Consumer<byte[], byte[]> consumer,
            Polling polling,
            KafkaClientMetrics metrics,
            OffsetTracker offsets,
            LagProbe probe,
            LoopState state,
            Work work,
            PollThrottle throttle) {
        this.consumer = consumer;
        this.polling = polling;
        this.metrics = metrics;
        this.offsets = offsets;
        this.probe = probe;
        this.state = state;
        this.work = work;
        this.throttle = throttle;
    }

    void pollAndProcess() {
        work.days().refreshIfDue();
        var polled = polling.next(offsets.resumeDue(MAX_POLL));
        state.polled();
        if (!polled.isEmpty()) {
            throttle.batchStarted();
            new Round(work.reaction(), work.deadLetters(), offsets, work.meters()).run(Slice.of(polled, work.intake()));
            throttle.throttle(polled.count());
        }
        offsets.commitIfDue();
        probe.queryIfDue(consumer);
        state.healthy();
    }

    /** Ends a poll early. To be called from another thread. */
    void wakeUp() {
        consumer.wakeup();
    }

    /** Commits the offsets of what is processed. */
    void commit() {
        offsets.commit();
    }

    /** Leaves the group, so that its partitions are reassigned at once. */
    void close() {
        metrics.close();
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
}
