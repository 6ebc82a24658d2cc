package dev.waybill.stack.run;

import dev.waybill.stack.kafka.EmbeddedKafka;
import dev.waybill.stack.process.Ports;
import dev.waybill.stack.process.ProcessId;
import java.time.Duration;
import java.util.Map;

/** The broker. */
final class KafkaMember extends Member {
    private final EmbeddedKafka broker;

    KafkaMember(StackSettings settings, Layout layout, RunFiles files) {
        super(Part.KAFKA, settings, layout, files);
        var plain = new EmbeddedKafka(layout.kafka(), log(), port(), Ports.free(), Map.of());
        broker = settings.kafkaMetricsPort()
                .map(metrics -> plain.withMetrics(metrics, layout.kafkaMetricsRules()))
                .orElse(plain);
    }

    @Override
    ProcessId begin() {
        return broker.launch();
    }

    @Override
    boolean serves() {
        return process().filter(broker::isReady).isPresent() && Ports.answers(port());
    }

    @Override
    void end(ProcessId process, Duration patience) {
        process.terminate(patience);
    }
}
