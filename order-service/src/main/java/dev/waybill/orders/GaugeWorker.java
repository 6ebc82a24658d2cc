package dev.waybill.orders;

import dev.waybill.messaging.Worker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts every few seconds. */
@Configuration(proxyBeanMethods = false)
class GaugeWorker {

    @Bean
    Worker countsOrders(OrderGauges gauges) {
        return new Worker("order gauges", Duration.ofSeconds(5), gauges);
    }
}
