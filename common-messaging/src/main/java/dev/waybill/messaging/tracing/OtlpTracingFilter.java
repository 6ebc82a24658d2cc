package dev.waybill.messaging.tracing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Excludes OpenTelemetry's auto-configuration while no OTLP endpoint is set: no threads, no spans, no start-up time.
 */
final class OtlpTracingFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final List<String> TRACING =
            List.of("org.springframework.boot.opentelemetry.", "org.springframework.boot.micrometer.tracing.");

    private boolean hasEndpoint;

    @Override
    public void setEnvironment(Environment environment) {
        hasEndpoint = !environment.getProperty(ENDPOINT, "").isBlank();
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        var included = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            included[i] = hasEndpoint || !isTracing(classes[i]);
        }
        return included;
    }

    private static boolean isTracing(@Nullable String name) {
        return name != null && TRACING.stream().anyMatch(name::startsWith);
    }
}
