package dev.waybill.web.security;

import java.util.List;
import java.util.function.Function;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Adds the {@link Caller} to the parameters that controllers can have. */
record CallerConfigurer(Function<NativeWebRequest, Caller> callers) implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerResolver(callers));
    }
}
