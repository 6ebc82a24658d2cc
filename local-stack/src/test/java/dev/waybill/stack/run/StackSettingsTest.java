package dev.waybill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackSettingsTest {
    private final StackSettings defaults = StackSettings.defaults();

    @ParameterizedTest
    @CsvSource({
        "order-service, 8081",
        "payment-service, 8082",
        "inventory-service, 8083",
        "shipping-service, 8084",
        "postgres, 15432",
        "kafka, 19092"
    })
    void everyProcessHasItsUsualPort(String name, int port) {
        assertThat(defaults.port(Component.named(name))).isEqualTo(port);
    }

    @Test
    void theEnvironmentMovesAPort() {
        var settings = defaults.with(Map.of("WAYBILL_ORDER_PORT", "9081"));

        assertThat(settings.port(Component.ORDER_SERVICE)).isEqualTo(9081);
        assertThat(settings.port(Component.KAFKA)).isEqualTo(19092);
        assertThat(settings.environment()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "80.5"})
    void whatIsNoPortIsRefusedByItsVariable(String value) {
        assertThatThrownBy(() -> defaults.with(Map.of("WAYBILL_KAFKA_PORT", value)))
                .hasMessageContaining("WAYBILL_KAFKA_PORT")
                .hasMessageContaining(value);
    }

    @Test
    void theBrokerExposesMetricsOnlyWhereAPortIsSet() {
        var settings = defaults.with(Map.of("WAYBILL_KAFKA_METRICS_PORT", "9404"));

        assertThat(defaults.kafkaMetricsPort()).isEmpty();
        assertThat(settings.kafkaMetricsPort()).contains(9404);
        assertThat(settings.environment()).isEmpty();
        assertThat(settings.isSameAs(defaults)).isFalse();
    }

    @Test
    void theServicesOwnVariablesAreRememberedAndTheStacksAreNot() {
        var settings = defaults.with(Map.of(
                "WAYBILL_ORDERS_SAGA_DEADLINE", "15s",
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4318",
                "WAYBILL_HOME", "/somewhere",
                "WAYBILL_JAVA_OPTIONS", "-Xmx1g",
                "WAYBILL_KAFKA_JAVA_OPTIONS", "-Xmx1g",
                "WAYBILL_TOKEN", "secret",
                "PATH", "/bin"));

        assertThat(settings.environment())
                .containsOnlyKeys("WAYBILL_ORDERS_SAGA_DEADLINE", "OTEL_EXPORTER_OTLP_ENDPOINT");
    }

    @Test
    void aRestartKeepsThePortsWhateverTheEnvironmentSays() {
        var settings = defaults.withServices(Map.of("WAYBILL_ORDER_PORT", "9081", "WAYBILL_CONSUMER_THREADS", "2"));

        assertThat(settings.port(Component.ORDER_SERVICE)).isEqualTo(8081);
        assertThat(settings.environment()).containsEntry("WAYBILL_CONSUMER_THREADS", "2");
    }

    @Test
    void aUsualPortSaidOutLoudMakesNoDifference() {
        assertThat(defaults.with(Map.of("WAYBILL_ORDER_PORT", "8081")).isSameAs(defaults))
                .isTrue();
        assertThat(defaults.with(Map.of("WAYBILL_ORDER_PORT", "8091")).isSameAs(defaults))
                .isFalse();
    }

    @Test
    void theSecurityModeIsReadAsTheServicesReadIt() {
        for (var spelling : List.of("secure", "SECURE", " secure\n")) {
            assertThat(StackSettings.defaults()
                            .with(Map.of("WAYBILL_SECURITY_MODE", spelling))
                            .isSecure())
                    .as(spelling)
                    .isTrue();
        }
    }
}
