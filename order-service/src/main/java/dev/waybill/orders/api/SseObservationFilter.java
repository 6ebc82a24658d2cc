package dev.waybill.orders.api;

import dev.waybill.web.RequestPattern;
import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Excludes streams from the request metrics: a stream takes as long as its order, which would distort them. */
@Configuration(proxyBeanMethods = false)
class SseObservationFilter {

    private static final RequestPattern STREAM = RequestPattern.of(OrderStreamController.PATH);

    @Bean
    ObservationPredicate streamsAreNotObserved() {
        return (name, context) ->
                !(context instanceof ServerRequestObservationContext request) || !isStream(request.getCarrier());
    }

    private static boolean isStream(@Nullable HttpServletRequest request) {
        return request != null && STREAM.matches(request);
    }
}
