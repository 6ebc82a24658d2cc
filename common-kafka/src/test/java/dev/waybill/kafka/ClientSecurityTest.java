package dev.waybill.kafka;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.security.scram.internals.ScramMessages;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.kafka.autoconfigure.SslBundleSslEngineFactory;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

class ClientSecurityTest {

    private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
    private final KafkaProperties kafka = new KafkaProperties();

    @Test
    void withoutSettingsAClientHasNone() {
        assertThat(ClientSecurity.properties(kafka, bundles, Map.of())).isEmpty();
    }

    @Test
    void protocolAndLoginAreThoseOfTheSettings() {
        kafka.getSecurity().setProtocol("SASL_SSL");
        kafka.getProperties().put("sasl.mechanism", "SCRAM-SHA-512");

        assertThat(ClientSecurity.properties(kafka, bundles, Map.of()))
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512");
    }

    @Test
    void aLoginByScramWorksInALocaleWithOtherDigits() {
        Locale usual = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.of("fa", "IR"));
        try {
            var unused = ClientSecurity.properties(kafka, bundles, Map.of("sasl.mechanism", "SCRAM-SHA-512"));

            assertThat(new ScramMessages.ServerFirstMessage("client", "server", new byte[16], 4096).toBytes())
                    .asString(StandardCharsets.UTF_8)
                    .endsWith("i=4096");
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, usual);
        }
    }

    @Test
    void aNewConnectionUsesABundleAsItIsThen() {
        bundles.registerBundle("kafka", SslBundle.of(SslStoreBundle.NONE, null, null, "TLSv1.2"));
        kafka.getSsl().setBundle("kafka");
        var properties = ClientSecurity.properties(kafka, bundles, Map.of());
        var factory = new SslBundleSslEngineFactory();
        factory.configure(properties);
        var inUse = (SslBundle) requireNonNull(properties.get(SslBundle.class.getName()));

        bundles.updateBundle("kafka", SslBundle.of(SslStoreBundle.NONE, null, null, "TLSv1.3"));

        assertThat(inUse.getProtocol()).isEqualTo("TLSv1.3");
        assertThat(factory.createClientSslEngine("localhost", 9092, "https").getEnabledProtocols())
                .contains("TLSv1.3");
    }

    @Test
    void aBundleThatIsMissingIsReportedAtOnce() {
        kafka.getSsl().setBundle("kafka");

        assertThatThrownBy(() -> ClientSecurity.properties(kafka, bundles, Map.of()))
                .isInstanceOf(NoSuchSslBundleException.class)
                .hasMessageContaining("kafka");
    }
}
