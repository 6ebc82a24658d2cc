package dev.waybill.stack.run;

import dev.waybill.stack.credentials.SecureFolder;
import dev.waybill.stack.kafka.BrokerSecurity;
import dev.waybill.stack.kafka.EmbeddedKafka;
import dev.waybill.stack.process.ClassCache;
import dev.waybill.stack.process.Jvm;
import dev.waybill.stack.process.Ports;
import dev.waybill.stack.process.ProcessId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The broker. */
final class KafkaProcess extends ManagedProcess {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final EmbeddedKafka broker;
    private final List<String> options;
    private final ClassCache classes;
    private final List<String> metrics;
    private final boolean recording;

    KafkaProcess(StackSettings settings, Layout layout, RunFiles files, boolean recording) {
        super(Component.KAFKA, settings, layout, files);
        this.broker = new EmbeddedKafka(
                layout.kafka(),
                log(),
                port(),
                Ports.free(),
                Map.of(),
                settings.isSecure() ? security(settings, layout) : null);
        this.options = Jvm.options(System.getenv("WAYBILL_KAFKA_JAVA_OPTIONS"));
        this.classes = EmbeddedKafka.classes(layout.kafkaClasses(), options);
        this.metrics = settings.kafkaMetricsPort()
                .map(port -> List.of(port.toString(), layout.kafkaMetricsRules().toString()))
                .orElse(List.of());
        this.recording = recording;
    }

    private static BrokerSecurity security(StackSettings settings, Layout layout) {
        return new BrokerSecurity(new SecureFolder(layout.secure()), settings.kafkaPrefix(), Ports.free());
    }

    @Override
    ProcessId begin() {
        var all = Stream.concat(classes.options(recording).stream(), options.stream())
                .toList();
        return broker.launch(all, metrics);
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
    void end(ProcessId process) {
        process.terminate(recording ? ClassCache.RECORDING_TIMEOUT : TIMEOUT);
    }
}
