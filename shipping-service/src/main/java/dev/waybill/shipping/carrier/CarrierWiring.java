package dev.waybill.shipping.carrier;

import dev.waybill.messaging.ExternalCalls;
import dev.waybill.shipping.ShippingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CarrierWiring {

    @Bean
    Handovers handovers(ParcelCarrier carrier, ExternalCalls partner, MeterRegistry meters, ShippingSettings settings) {
        return new Handovers(carrier, CarrierCircuit.meteredBy(meters), partner, settings.carrierTimeLimit());
    }
}
