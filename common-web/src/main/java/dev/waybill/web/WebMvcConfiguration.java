package dev.waybill.web;

import dev.waybill.events.CustomerId;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
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

    /** Lets a controller take ids from the path; malformed ones are answered 400 before. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, CustomerId.class, CustomerId::parse);
        registry.addConverter(String.class, OrderId.class, OrderId::parse);
        registry.addConverter(String.class, ReturnId.class, ReturnId::parse);
        registry.addConverter(String.class, Sku.class, Sku::parse);
    }
}
