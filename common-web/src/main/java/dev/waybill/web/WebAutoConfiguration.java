package dev.waybill.web;

import org.hibernate.validator.HibernateValidatorConfiguration;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/** Configures the conventions in every service that has this module on its class path. */
@AutoConfiguration(before = {ErrorMvcAutoConfiguration.class, ValidationAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({RequestLimits.class, CorsProperties.class})
@Import({
    GlobalExceptionHandler.class,
    FallbackErrorController.class,
    OpenApiController.class,
    ParameterBinding.class,
    JsonResponseWriter.class,
    WebMvcConfiguration.class,
    LoadSheddingConfiguration.class
})
class WebAutoConfiguration {

    /** Before the limits: a request of a foreign page does not count against them. */
    @Bean
    @FilterRegistration(order = Ordered.HIGHEST_PRECEDENCE + 80)
    CorsFilter crossOriginRequests(CorsProperties properties) {
        CorsConfiguration allowed = properties.toConfiguration();
        var filter = new CorsFilter(request -> allowed);
        filter.setCorsProcessor(new OriginCheckingCorsProcessor(allowed));
        return filter;
    }

    /** Right after the filters of tracing and metrics, so that rejected requests are observed too. */
    @Bean
    @FilterRegistration(order = Ordered.HIGHEST_PRECEDENCE + 100)
    RequestSizeLimitFilter requestSizeLimit(RequestLimits limits, ObjectProvider<RequestSizeOverride> overrides) {
        return new RequestSizeLimitFilter(
                limits.maxBodySize(), overrides.stream().toList(), limits.longestRequest());
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer strictJson() {
        var converter = new JacksonJsonHttpMessageConverter(StrictJsonMapper.INSTANCE);
        return converters ->
                converters.withJsonConverter(converter).addCustomConverter(new CsvTableHttpMessageConverter());
    }

    /** Without an expression language: messages have no more than the constraints' attributes. */
    @Bean
    static LocalValidatorFactoryBean defaultValidator() {
        var validator = new LocalValidatorFactoryBean();
        validator.setMessageInterpolator(new ParameterMessageInterpolator());
        validator.setTraversableResolver(new EveryProperty());
        validator
                .getValidationPropertyMap()
                .put(HibernateValidatorConfiguration.ENABLE_TRAVERSABLE_RESOLVER_RESULT_CACHE, "false");
        return validator;
    }

    @Bean
    RequestValidator requestValidator(LocalValidatorFactoryBean validator) {
        return new RequestValidator(validator);
    }

    /** Keeps idle connections cheap, of which there may be thousands; requests and responses are small. */
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
