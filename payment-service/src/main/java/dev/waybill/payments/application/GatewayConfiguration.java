package dev.waybill.payments.application;

import dev.waybill.messaging.ExternalCalls;
import dev.waybill.messaging.ExternalPartner;
import dev.waybill.messaging.ExternalTask;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.messaging.ExternalTaskSettings;
import dev.waybill.payments.domain.ClaimedRequest;
import dev.waybill.payments.domain.GatewayOutcome;
import dev.waybill.payments.gateway.GatewayClient;
import dev.waybill.payments.gateway.PaymentProperties;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two executors, one for orders and one for returns, that share the gateway and its circuit breaker. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    @Bean
    CircuitBreaker gatewayBreaker(CircuitBreakerRegistry circuitBreakers) {
        return circuitBreakers.circuitBreaker(
                GatewayClient.PARTNER,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(50)
                        .minimumNumberOfCalls(20)
                        .failureRateThreshold(50)
                        .permittedNumberOfCallsInHalfOpenState(5)
                        .waitDurationInOpenState(Duration.ofSeconds(2))
                        .build());
    }

    @Bean
    ExternalPartner gatewayPartner(CircuitBreaker gatewayBreaker, PaymentProperties properties, ExternalCalls calls) {
        return new ExternalPartner(gatewayBreaker, properties.callLimit(), calls);
    }

    @Bean
    ExternalTaskExecutor<ClaimedRequest, GatewayOutcome> gatewayWorker(
            PaymentGatewayTask task, ExternalPartner gatewayPartner, PaymentProperties properties, Clock clock) {
        return executor("gateway-worker", task, gatewayPartner, properties, clock);
    }

    @Bean
    ExternalTaskExecutor<ClaimedRequest, GatewayOutcome> refundWorker(
            RefundGatewayTask task, ExternalPartner gatewayPartner, PaymentProperties properties, Clock clock) {
        return executor("refund-worker", task, gatewayPartner, properties, clock);
    }

    @Bean
    MeterBinder gatewayCallsInFlight(
            ExternalTaskExecutor<ClaimedRequest, GatewayOutcome> gatewayWorker,
            ExternalTaskExecutor<ClaimedRequest, GatewayOutcome> refundWorker) {
        return meters -> Map.of("gateway-worker", gatewayWorker, "refund-worker", refundWorker)
                .forEach((name, executor) -> Gauge.builder(
                                "waybill.gateway.in_flight", executor, ExternalTaskExecutor::inFlight)
                        .tag("worker", name)
                        .register(meters));
    }

    private static ExternalTaskExecutor<ClaimedRequest, GatewayOutcome> executor(
            String name,
            ExternalTask<ClaimedRequest, GatewayOutcome> task,
            ExternalPartner partner,
            PaymentProperties properties,
            Clock clock) {
        var settings =
                new ExternalTaskSettings(properties.chunk(), properties.inFlight(), properties.claim(), POLL_INTERVAL);
        return new ExternalTaskExecutor<>(name, task, partner, settings, clock);
    }
}
