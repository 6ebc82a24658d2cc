package dev.waybill.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Limits on concurrent requests and on their duration. */
@Configuration(proxyBeanMethods = false)
class LoadSheddingConfiguration {

    @Bean
    RequestRegistry requestRegistry(RequestLimits limits, ObjectProvider<MeterRegistry> meters) {
        var limiter = new AdaptiveConcurrencyLimiter(limits.maxInFlight(), System::nanoTime);
        meters.ifAvailable(registry -> {
            registry.gauge("waybill.requests.in.flight", limiter, AdaptiveConcurrencyLimiter::inFlight);
            registry.gauge("waybill.requests.limit", limiter, AdaptiveConcurrencyLimiter::limit);
        });
        return new RequestRegistry(limiter, limits.longestRequest());
    }

    @Bean
    LongRunningRequests longRunningRequests(RequestRegistry requests) {
        return new LongRunningRequests(requests);
    }

    /** Before the limit of the body, because the body of a rejected request is not read. */
    @Bean
    @FilterRegistration(order = Ordered.HIGHEST_PRECEDENCE + 90)
    LoadSheddingFilter loadShedding(
            ObjectProvider<AdmissionPolicy> policies, RequestRegistry requests, ObjectProvider<MeterRegistry> meters) {
        return new LoadSheddingFilter(
                policies.orderedStream().toList(),
                requests,
                LoadSheddingFilter.SLOT_WAIT,
                meters.getIfAvailable(SimpleMeterRegistry::new));
    }
}
