package dev.waybill.shipping.application;

import dev.waybill.messaging.ExternalPartner;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.messaging.ExternalTaskSettings;
import dev.waybill.messaging.Worker;
import dev.waybill.shipping.ShippingProperties;
import dev.waybill.shipping.carrier.CarrierResponse;
import dev.waybill.shipping.domain.HandoverRequest;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Schedules the jobs and the calls to the carrier. */
@Configuration(proxyBeanMethods = false)
class ShippingJobConfiguration {

    /** Three times the longest time limit of the carrier, as the executor requires. */
    private static final Duration LEASE = ShippingProperties.MAX_CARRIER_TIME_LIMIT.multipliedBy(3);

    @Bean
    ExternalTaskExecutor<HandoverRequest, CarrierResponse> dispatchWorker(
            DispatchTask task, ExternalPartner carrierPartner, ShippingProperties properties, Clock clock) {
        var settings = new ExternalTaskSettings(
                ShippingProperties.DISPATCH_BATCH_SIZE, properties.inFlight(), LEASE, Duration.ofSeconds(1));
        return new ExternalTaskExecutor<>("dispatch", task, carrierPartner, settings, clock);
    }

    @Bean
    Worker deliveryWorker(ShipmentService shipments) {
        return new Worker("delivery", Duration.ofSeconds(1), shipments::deliverDue);
    }

    @Bean
    Worker returnArrivalWorker(ReturnShipmentService returns) {
        return new Worker("return-arrival", Duration.ofSeconds(1), returns::arriveDue);
    }
}
