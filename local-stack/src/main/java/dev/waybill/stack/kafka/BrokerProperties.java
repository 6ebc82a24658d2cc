package dev.waybill.stack.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** One node that is broker and controller, sized for one machine. */
public final class BrokerProperties {
    /** The name of the file, in the broker's folder. */
    static final String FILE = "broker.properties";

    private static final String SETTINGS = """
            auto.create.topics.enable=false

            # two weeks: longer than topics keep their records, so that a group that was away goes on where it was
            offsets.retention.minutes=20160

            # only one broker
            default.replication.factor=1
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=8
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=4
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1

            # a service that was killed leaves its partitions to its successor after seconds, not the usual 45
            group.initial.rebalance.delay.ms=0
            group.consumer.min.heartbeat.interval.ms=500
            group.consumer.heartbeat.interval.ms=1000
            group.consumer.min.session.timeout.ms=6000
            group.consumer.session.timeout.ms=8000
            group.min.session.timeout.ms=6000

            # a broker that was killed comes back once its former registration has run out
            broker.heartbeat.interval.ms=1000
            broker.session.timeout.ms=6000

            # small footprint
            num.network.threads=2
            num.io.threads=4
            background.threads=2
            num.recovery.threads.per.data.dir=2
            log.cleaner.dedupe.buffer.size=16777216
            log.segment.bytes=268435456
            """;

    private BrokerProperties() {}

    /** The properties that do not depend on where the broker runs. */
    public static Map<String, String> settings() {
        return SETTINGS.lines()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** Reads a file with {@link #text}, which is UTF-8: folders may have any characters. */
    static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (var text = Files.newBufferedReader(file)) {
            properties.load(text);
        }
        return properties;
    }

    /** @param overrides win over ours */
    static String text(Path data, int port, int controllerPort, Map<String, String> overrides) {
        var properties = new LinkedHashMap<>(settings());
        properties.put("node.id", "1");
        properties.put("process.roles", "broker,controller");
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("log.dirs", data.toString());
        properties.putAll(overrides);
        return text(properties);
    }

    /** As {@link Properties} reads it. */
    static String text(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue().replace("\\", "\\\\") + "\n")
                .collect(Collectors.joining());
    }
}
