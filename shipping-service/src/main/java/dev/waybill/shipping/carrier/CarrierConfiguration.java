package dev.waybill.shipping.carrier;

import dev.waybill.messaging.ExternalCalls;
import dev.waybill.shipping.ShippingProperties;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CarrierConfiguration {

    @Bean
    CarrierCalls carrierCalls(
            CarrierClient carrier, ExternalCalls externalCalls, MeterRegistry meters, ShippingProperties properties) {
        return new CarrierCalls(
                carrier, CarrierCircuitBreakerConfig.create(meters), externalCalls, properties.carrierTimeLimit());
    }
}
