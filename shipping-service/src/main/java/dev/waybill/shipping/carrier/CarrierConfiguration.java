package dev.waybill.shipping.carrier;

import dev.waybill.messaging.ExternalCalls;
import dev.waybill.messaging.MissingSettingException;
import dev.waybill.shipping.ShippingProperties;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
    CarrierCalls carrierCalls(
            CarrierClient carrier, ExternalCalls externalCalls, MeterRegistry meters, ShippingProperties properties) {
        return new CarrierCalls(
                carrier, CarrierCircuitBreakerConfig.create(meters), externalCalls, properties.carrierTimeLimit());
    }
}
