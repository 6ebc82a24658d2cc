package dev.waybill.messaging.tracing;

import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.servlet.Filter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Tracing of events, exported if there is a collector. */
@AutoConfiguration(afterName = "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration")
public class TracingAutoConfiguration {

    @Bean
    EventTracing eventTracing(
            ObjectProvider<OpenTelemetry> collector,
            @Value("${waybill.kafka.prefix:}${spring.application.name}") String group) {
        OpenTelemetry telemetry = collector.getIfAvailable(OpenTelemetry::noop);
        return new EventTracing(telemetry.getTracer("dev.waybill.messaging"), group);
    }

    /** Requests to actuator endpoints are not traced. */
    @Bean
    @ConditionalOnBean(OpenTelemetry.class)
    SpanExportingPredicate excludeActuatorSpans() {
        return span -> !span.getName().contains("/actuator");
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(OpenTelemetry.class)
    @ConditionalOnClass(Filter.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @Import(TraceparentFilter.class)
    static class RequestConfiguration {}
}
