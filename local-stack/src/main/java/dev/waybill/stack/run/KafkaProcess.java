package dev.waybill.stack.run;

import dev.waybill.stack.kafka.EmbeddedKafka;
import dev.waybill.stack.process.ClassCache;
import dev.waybill.stack.process.Ports;
import dev.waybill.stack.process.ProcessId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The broker. */
final class KafkaProcess extends ManagedProcess {
    private final EmbeddedKafka broker;
    private final ClassCache classes;
    private final CacheMode cacheMode;

    KafkaProcess(StackSettings settings, Layout layout, RunFiles files, CacheMode cacheMode) {
        super(Component.KAFKA, settings, layout, files);
        var plain = new EmbeddedKafka(layout.kafka(), log(), port(), Ports.free(), Map.of());
        broker = settings.kafkaMetricsPort()
                .map(metrics -> plain.withMetrics(metrics, layout.kafkaMetricsRules()))
                .orElse(plain);
        classes = broker.classes(layout.kafkaClasses());
        this.cacheMode = cacheMode;
    }

    @Override
    ProcessId begin() {
        return broker.withClasses(options(classes, cacheMode)).launch();
    }

    @Override
    Optional<ClassCache> classes() {
        return Optional.of(classes);
    }

    @Override
    boolean serves() {
        return process().filter(broker::isReady).isPresent() && Ports.answers(port());
    }

    @Override
    void end(ProcessId process, Duration timeout) {
        process.terminate(timeout);
    }
}
