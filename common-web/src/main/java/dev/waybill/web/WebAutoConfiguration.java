package dev.waybill.web;

import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.unit.DataSize;

/** Puts the conventions to work in every service that has this module on its class path. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({
    GlobalExceptionHandler.class,
    FallbackErrorController.class,
    OpenApiController.class,
    LoadSheddingConfiguration.class
})
class WebAutoConfiguration {

    /** Before Tomcat's own tracing and metrics nothing is measured, so the limit comes right after them. */
    @Bean
    FilterRegistrationBean<RequestSizeLimitFilter> bodyLimit(
            @Value("${waybill.web.max-body-size:256KB}") DataSize usual,
            @Value("${waybill.web.longest-request:15s}") Duration longest,
            ObjectProvider<RequestSizeOverride> larger) {
        var filter = new RequestSizeLimitFilter(
                usual, larger.stream().toList(), longest, new ProblemWriter(StrictJson.mapper()));
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return registration;
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer strictJson() {
        var converter = new JacksonJsonHttpMessageConverter(StrictJson.mapper());
        return converters -> converters.withJsonConverter(converter);
    }

    @Bean
    JsonResponseWriter jsonBody() {
        return new JsonResponseWriter(StrictJson.mapper());
    }

    @Bean
    WebMvcConfiguration webConventions() {
        return new WebMvcConfiguration();
    }

    /** A connection is cheap where there may be thousands, most of which wait; what we read and write is small. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallBuffers() {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> {
            boolean unused = connector.setProperty("socket.appReadBufSize", "2048")
                    && connector.setProperty("socket.appWriteBufSize", "4096");
        });
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemValve() {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve()));
    }
}
