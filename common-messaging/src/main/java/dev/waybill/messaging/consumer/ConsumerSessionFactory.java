package dev.waybill.messaging.consumer;

import dev.waybill.messaging.lag.ConsumerLag;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Clock;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;

/** Creates consumers and subscribes them. Thread-safe. */
final class ConsumerSessionFactory {

    private final KafkaConsumers consumers;
    private final Set<String> topics;
    private final ConsumerSession.Work work;
    private final ConsumerSettings settings;
    private final ConsumerLag lag;
    private final MeterRegistry registry;
    private final Clock clock;

    ConsumerSessionFactory(
            KafkaConsumers consumers,
            Set<String> topics,
            ConsumerSession.Work work,
            ConsumerSettings settings,
            ConsumerLag lag,
            MeterRegistry registry,
            Clock clock) {
        this.consumers = consumers;
        this.topics = topics;
        this.work = work;
        this.settings = settings;
        this.lag = lag;
        this.registry = registry;
        this.clock = clock;
    }

    ConsumerSession open(int number, LoopState state) {
        work.days().refreshIfDue();
        Consumer<byte[], byte[]> consumer = consumers.open(number);
        var metrics = new KafkaClientMetrics(consumer);
        metrics.bindTo(registry);
        var waits = new Waits(settings.longestPause());
        var offsets = new OffsetTracker(consumer, waits, state, lag, work.meters(), clock);
        consumer.subscribe(topics, offsets);
        var probe = new LagProbe(lag, offsets);
        var polling = new Polling(consumer, settings.maxBatch(), System::nanoTime);
        var throttle = new PollThrottle(settings.pace(), Polling.halfBatch(settings.maxBatch()));
        return new ConsumerSession(consumer, polling, metrics, offsets, probe, state, work, throttle);
    }
}
