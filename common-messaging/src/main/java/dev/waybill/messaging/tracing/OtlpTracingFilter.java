package dev.waybill.messaging.tracing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves OpenTelemetry out altogether while there is no collector to tell: no thread, no span, no time lost at the start.
 */
final class OtlpTracingFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final List<String> TRACING =
            List.of("org.springframework.boot.opentelemetry.", "org.springframework.boot.micrometer.tracing.");

    private boolean collected;

    @Override
    public void setEnvironment(Environment environment) {
        collected = !environment.getProperty(ENDPOINT, "").isBlank();
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        var taken = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            taken[i] = collected || !isTracing(classes[i]);
        }
        return taken;
    }

    private static boolean isTracing(@Nullable String name) {
        return name != null && TRACING.stream().anyMatch(name::startsWith);
    }
}
