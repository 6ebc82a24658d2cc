package dev.waybill.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The door of a service. */
@Configuration(proxyBeanMethods = false)
class LoadSheddingConfiguration {

    @Bean
    RequestRegistry requests(
            @Value("${waybill.web.max-in-flight:500}") int most,
            @Value("${waybill.web.longest-request:15s}") Duration longest,
            ObjectProvider<MeterRegistry> meters) {
        var limit = new AdaptiveConcurrencyLimiter(most, System::nanoTime);
        meters.ifAvailable(registry -> {
            registry.gauge("waybill.requests.in.flight", limit, AdaptiveConcurrencyLimiter::inFlight);
            registry.gauge("waybill.requests.limit", limit, AdaptiveConcurrencyLimiter::limit);
        });
        return new RequestRegistry(limit, longest);
    }

    @Bean
    LongRunningRequests longAnswers(RequestRegistry requests) {
        return new LongRunningRequests(requests);
    }

    /** Before the body's limit, as a refused body is not looked at. */
    @Bean
    FilterRegistrationBean<LoadSheddingFilter> admission(
            ObjectProvider<AdmissionPolicy> gates, RequestRegistry requests, ObjectProvider<MeterRegistry> meters) {
        var filter = new LoadSheddingFilter(
                gates.orderedStream().toList(),
                requests,
                new ProblemWriter(StrictJson.mapper()),
                meters.getIfAvailable(SimpleMeterRegistry::new));
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 90);
        return registration;
    }
}
