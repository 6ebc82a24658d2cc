package dev.waybill.payments.gateway;

import dev.waybill.messaging.Worker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GatewayWiring {

    @Bean
    CircuitBreakerRegistry circuitBreakers() {
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(50)
                .minimumNumberOfCalls(20)
                .failureRateThreshold(50)
                .permittedNumberOfCallsInHalfOpenState(5)
                .waitDurationInOpenState(Duration.ofSeconds(2))
                .build());
    }

    @Bean
    CircuitBreaker gatewayBreaker(CircuitBreakerRegistry circuitBreakers) {
        return circuitBreakers.circuitBreaker("payment-gateway");
    }

    @Bean
    MeterBinder circuitBreakerMetrics(CircuitBreakerRegistry circuitBreakers) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(circuitBreakers);
    }

    @Bean
    GatewayWorker gatewayWorker(
            PaymentErrands errands,
            GatewayCall call,
            Circuit circuit,
            PaymentProperties properties,
            Clock clock,
            MeterRegistry meters) {
        return new GatewayWorker("gateway-worker", errands, call, circuit, properties, clock, meters);
    }

    @Bean
    GatewayWorker refundWorker(
            RefundErrands errands,
            GatewayCall call,
            Circuit circuit,
            PaymentProperties properties,
            Clock clock,
            MeterRegistry meters) {
        return new GatewayWorker("refund-worker", errands, call, circuit, properties, clock, meters);
    }

    @Bean
    Worker gatewayWorkerThread(GatewayWorker gatewayWorker) {
        return gatewayWorker.worker();
    }

    @Bean
    Worker refundWorkerThread(GatewayWorker refundWorker) {
        return refundWorker.worker();
    }
}
