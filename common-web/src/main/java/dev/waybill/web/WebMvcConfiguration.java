package dev.waybill.web;

import java.util.List;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Parameter types for controllers beyond those of Spring, and the Swagger UI. */
final class WebMvcConfiguration implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageRequestResolver());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        SwaggerUi.addTo(registry);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new OrderIdMdcInterceptor());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        IdConverters.addTo(registry);
    }
}
