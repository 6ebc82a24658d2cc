package dev.waybill.shipping.carrier;

import dev.waybill.messaging.ExternalCalls;
import dev.waybill.messaging.ExternalPartner;
import dev.waybill.messaging.MissingSettingException;
import dev.waybill.shipping.ShippingProperties;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The carrier and its circuit breaker. */
@Configuration(proxyBeanMethods = false)
class CarrierConfiguration {

    /** Names the carrier to use; a deployment with its own {@link CarrierClient} bean does not set it. */
    static final String CARRIER = "waybill.shipping.carrier";

    static final String SIMULATOR = "simulator";

    /** Runs before any bean is created, so that a service without a carrier stops at once. */
    @Bean
    static BeanFactoryPostProcessor carrierCheck() {
        return beans -> {
            if (beans.getBeanNamesForType(CarrierClient.class, true, false).length == 0) {
                throw new MissingSettingException(CARRIER, SIMULATOR + ", or declare a bean of type CarrierClient");
            }
        };
    }

    @Bean
    CircuitBreaker carrierBreaker(CircuitBreakerRegistry circuitBreakers) {
        return circuitBreakers.circuitBreaker(
                CarrierClient.PARTNER,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(50)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(50)
                        .permittedNumberOfCallsInHalfOpenState(5)
                        .waitDurationInOpenState(Duration.ofSeconds(5))
                        .automaticTransitionFromOpenToHalfOpenEnabled(true)
                        .build());
    }

    @Bean
    ExternalPartner carrierPartner(CircuitBreaker carrierBreaker, ShippingProperties properties, ExternalCalls calls) {
        return new ExternalPartner(carrierBreaker, properties.carrierTimeLimit(), calls);
    }
}
