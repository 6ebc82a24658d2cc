package dev.waybill.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.SslConfigs;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.kafka.autoconfigure.SslBundleSslEngineFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** What every Kafka client needs to be let in, as {@code spring.kafka} says; nothing if that says nothing. */
public final class ClientSecurity {

    private ClientSecurity() {}

    /**
     * The client properties of {@code spring.kafka.security}, {@code spring.kafka.ssl} and {@code spring.kafka.properties}.
     * They may contain a password. With an SSL bundle, each new connection uses it as it is then.
     */
    public static Map<String, Object> properties(KafkaProperties kafka, SslBundles bundles) {
        Map<String, Object> properties = new HashMap<>(kafka.getSecurity().buildProperties());
        properties.putAll(kafka.getSsl().buildProperties());
        String bundle = kafka.getSsl().getBundle();
        if (bundle != null) {
            properties.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, SslBundleSslEngineFactory.class);
            properties.put(SslBundle.class.getName(), new CurrentSslBundle(bundles, bundle));
        }
        properties.putAll(kafka.getProperties());
        return properties;
    }
}
