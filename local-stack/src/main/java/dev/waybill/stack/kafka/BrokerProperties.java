package dev.waybill.stack.kafka;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One node that is broker and controller, sized for one machine. */
public final class BrokerProperties {
    private BrokerProperties() {}

    static String text(Path data, int port, int controllerPort, Map<String, String> overrides) {
        var properties = new LinkedHashMap<String, String>();
        addresses(properties, port, controllerPort);
        properties.put("log.dirs", data.toString());
        properties.putAll(settings());
        properties.putAll(overrides);
        return properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue().replace("\\", "\\\\") + "\n")
                .collect(Collectors.joining());
    }

    /** The properties that do not depend on where the broker runs. */
    public static Map<String, String> settings() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("auto.create.topics.enable", "false");
        onlyOneBroker(properties);
        fastGroups(properties);
        fastReturn(properties);
        smallFootprint(properties);
        return properties;
    }

    private static void addresses(Map<String, String> properties, int port, int controllerPort) {
        properties.put("node.id", "1");
        properties.put("process.roles", "broker,controller");
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    }

    private static void onlyOneBroker(Map<String, String> properties) {
        properties.put("default.replication.factor", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "8");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
    }

    /** A service that was killed leaves its partitions to its successor after seconds, not the usual 45. */
    private static void fastGroups(Map<String, String> properties) {
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("group.consumer.min.heartbeat.interval.ms", "500");
        properties.put("group.consumer.heartbeat.interval.ms", "1000");
        properties.put("group.consumer.min.session.timeout.ms", "6000");
        properties.put("group.consumer.session.timeout.ms", "8000");
        properties.put("group.min.session.timeout.ms", "6000");
    }

    /** A broker that was killed comes back once its former registration has run out. */
    private static void fastReturn(Map<String, String> properties) {
        properties.put("broker.heartbeat.interval.ms", "1000");
        properties.put("broker.session.timeout.ms", "6000");
    }

    private static void smallFootprint(Map<String, String> properties) {
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        properties.put("num.recovery.threads.per.data.dir", "2");
        properties.put("log.cleaner.dedupe.buffer.size", "16777216");
        properties.put("log.segment.bytes", "268435456");
    }
}
