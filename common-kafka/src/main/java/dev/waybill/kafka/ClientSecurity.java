package dev.waybill.kafka;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.SaslConfigs;
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
     * They may contain a password. With an SSL bundle, each new connection uses it as it is then. With a password by SCRAM,
     * numbers are formatted by {@link Locale#ROOT} from now on, in the whole process.
     *
     * @param more properties, which win
     */
    public static Map<String, Object> properties(KafkaProperties kafka, SslBundles bundles, Map<String, ?> more) {
        Map<String, Object> properties = new HashMap<>(kafka.getSecurity().buildProperties());
        properties.putAll(kafka.getSsl().buildProperties());
        String bundle = kafka.getSsl().getBundle();
        if (bundle != null) {
            properties.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, SslBundleSslEngineFactory.class);
            properties.put(SslBundle.class.getName(), new CurrentSslBundle(bundles, bundle));
        }
        properties.putAll(kafka.getProperties());
        properties.putAll(more);
        if (String.valueOf(properties.get(SaslConfigs.SASL_MECHANISM)).startsWith("SCRAM")) {
            formatNumbersAsScram();
        }
        return properties;
    }

    /** Kafka writes the iteration count of SCRAM in the digits of the default locale; in others no password is right. */
    private static void formatNumbersAsScram() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    }
}
