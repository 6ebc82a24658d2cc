package dev.waybill.shipping.application;

import dev.waybill.messaging.Worker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Schedules the jobs. */
@Configuration(proxyBeanMethods = false)
class ShippingJobConfiguration {

    @Bean
    Worker dispatchWorker(DispatchJob job) {
        return new Worker("dispatch", Duration.ofMillis(200), job);
    }

    @Bean
    Worker deliveryWorker(DeliveryJob job) {
        return new Worker("delivery", Duration.ofSeconds(1), job);
    }

    @Bean
    Worker returnArrivalWorker(ReturnArrivalJob job) {
        return new Worker("return-arrival", Duration.ofSeconds(1), job);
    }
}
