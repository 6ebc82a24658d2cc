package dev.waybill.messaging.kafka;

import java.util.HashMap;
import java.util.Map;

/**
 * The configuration of all Kafka clients of this service. It may contain a password.
 *
 * @param client what every client has but the addresses: what the brokers demand, and {@code waybill.kafka.client}
 */
public record KafkaClients(KafkaSettings settings, Map<String, Object> client) {

    /** How long a request of an admin client may take. */
    public static final int ADMIN_TIMEOUT_SECONDS = 5;

    public KafkaClients {
        client = Map.copyOf(client);
    }

    /** What every client shares, as a map that the caller may add to. */
    public Map<String, Object> clientConfig() {
        var config = new HashMap<>(client);
        config.put("bootstrap.servers", settings.bootstrapServers());
        return config;
    }

    /** Of an admin client. Closing it waits for its pending requests, so they have a time limit. */
    public Map<String, Object> adminConfig() {
        Map<String, Object> config = clientConfig();
        config.put("request.timeout.ms", 3_000);
        config.put("default.api.timeout.ms", ADMIN_TIMEOUT_SECONDS * 1_000);
        config.put("enable.metrics.push", false);
        return config;
    }

    @Override
    public String toString() {
        return "Kafka clients of " + settings.bootstrapServers();
    }
}
