package dev.waybill.messaging.consumer;

import dev.waybill.messaging.deadletters.DeadLetters;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;

/** The life of one consumer: rounds of polling, seeing the records through, and telling the brokers. */
final class ConsumerSession {

    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Polling polling;
    private final KafkaClientMetrics metrics;
    private final OffsetTracker progress;
    private final LagProbe probe;
    private final LoopState state;
    private final Work work;
    private final PollThrottle pace;

    /** What is done with records, by whichever consumer. */
    record Work(Intake intake, InboxDays days, Reaction reaction, DeadLetters deadLetters, ConsumerMeters meters) {}

    ConsumerSession(
            Consumer<byte[], byte[]> consumer,
            Polling polling,
            KafkaClientMetrics metrics,
            OffsetTracker progress,
            LagProbe probe,
            LoopState state,
            Work work,
            PollThrottle pace) {
        this.consumer = consumer;
        this.polling = polling;
        this.metrics = metrics;
        this.progress = progress;
        this.probe = probe;
        this.state = state;
        this.work = work;
        this.pace = pace;
    }

    void round() {
        work.days().refreshIfDue();
        var polled = polling.next(progress.resume(LONGEST_POLL));
        state.polled();
        if (!polled.isEmpty()) {
            pace.begin();
            new Round(work.reaction(), work.deadLetters(), progress, work.meters())
                    .run(Slice.of(polled, work.intake()));
            pace.keep(polled.count());
        }
        progress.commitIfDue();
        probe.askIfDue(consumer);
        state.sound();
    }

    /** Ends a poll early; from another thread. */
    void wakeUp() {
        consumer.wakeup();
    }

    /** Tells the brokers what is settled. */
    void commit() {
        progress.commit();
    }

    /** Leaves the group, so that others take over at once. */
    void close() {
        metrics.close();
        consumer.close(CloseOptions.timeout(CLOSE_PATIENCE));
    }
}
