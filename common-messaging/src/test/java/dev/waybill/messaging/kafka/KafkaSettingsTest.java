package dev.waybill.messaging.kafka;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.MissingSettingException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class KafkaSettingsTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(KafkaSettings.class)
    private static final class Settings {}

    @Test
    void withoutBrokersTheStartFailsWithOneSentenceThatNamesTheSetting() {
        application.run(context -> {
            var analysis =
                    requireNonNull(new StartFailureAnalyzer().analyze(requireNonNull(context.getStartupFailure())));

            assertThat(analysis.getCause()).isInstanceOf(MissingSettingException.class);
            assertThat(analysis.getDescription())
                    .isEqualTo("Set WAYBILL_KAFKA_BOOTSTRAP_SERVERS (or the property waybill.kafka.bootstrap-servers)"
                            + " to the addresses of the Kafka brokers, as host:port,host:port.");
        });
    }

    @Test
    void everyClientGetsTheFurtherSettingsWhichWinOverSpringKafka() {
        var kafka = new KafkaProperties();
        kafka.getSecurity().setProtocol("SASL_SSL");
        kafka.getProperties().put("sasl.mechanism", "PLAIN");
        application
                .withPropertyValues(
                        "waybill.kafka.bootstrap-servers=broker:9092", "waybill.kafka.client.security.protocol=SSL")
                .run(context -> assertThat(new KafkaAutoConfiguration()
                                .kafkaClients(
                                        context.getBean(KafkaSettings.class), kafka, new DefaultSslBundleRegistry())
                                .clientConfig())
                        .containsEntry("bootstrap.servers", "broker:9092")
                        .containsEntry("security.protocol", "SSL")
                        .containsEntry("sasl.mechanism", "PLAIN"));
    }

    @Test
    void thePrefixStandsBeforeTheNamesOnTheBrokersAndIsEmptyByDefault() {
        application
                .withPropertyValues("waybill.kafka.bootstrap-servers=broker:9092")
                .run(context -> assertThat(context.getBean(KafkaSettings.class).prefixed("orders"))
                        .isEqualTo("orders"));
        application
                .withPropertyValues("waybill.kafka.bootstrap-servers=broker:9092", "waybill.kafka.prefix=staging.")
                .run(context -> {
                    KafkaSettings settings = context.getBean(KafkaSettings.class);
                    assertThat(settings.prefixed("orders")).isEqualTo("staging.orders");
                    assertThat(DeclaredTopic.deadLetterName(settings.prefixed("orders"), "payment-service"))
                            .isEqualTo("staging.orders.payment-service.dlt");
                });
    }

    @Test
    void impossibleValuesAreRejected() {
        application
                .withPropertyValues("waybill.kafka.bootstrap-servers=broker:9092", "waybill.kafka.partitions=0")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseMessage("waybill.kafka.partitions must be positive"));
        application
                .withPropertyValues("waybill.kafka.bootstrap-servers=broker:9092", "waybill.kafka.prefix=staging/")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("waybill.kafka.prefix"));
        application
                .withPropertyValues(
                        "waybill.kafka.bootstrap-servers=broker:9092", "waybill.kafka.min-insync-replicas=2")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseMessage("waybill.kafka.min-insync-replicas must not be more than"
                                + " waybill.kafka.replication-factor"));
    }
}
