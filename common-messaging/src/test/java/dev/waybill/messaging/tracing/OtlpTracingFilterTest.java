package dev.waybill.messaging.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.mock.env.MockEnvironment;

class OtlpTracingFilterTest {

    private static final String[] CLASSES = {
        "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
        "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
        "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
        null
    };

    @Test
    void openTelemetryIsExcludedWithoutAnEndpoint() {
        assertThat(included("")).containsExactly(false, false, true, true);
    }

    @Test
    void openTelemetryIsIncludedWithAnEndpoint() {
        assertThat(included("http://tempo:4318/v1/traces")).containsExactly(true, true, true, true);
    }

    private static boolean[] included(String endpoint) {
        var filter = new OtlpTracingFilter();
        filter.setEnvironment(
                new MockEnvironment().withProperty("management.opentelemetry.tracing.export.otlp.endpoint", endpoint));
        return filter.match(CLASSES, mock(AutoConfigurationMetadata.class));
    }
}
