package dev.waybill.orders.api;

import dev.waybill.web.security.CustomerCalls;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says which calls customers may make; of which orders is decided where the orders are read. */
@Configuration(proxyBeanMethods = false)
class OrderAccess {

    @Bean
    CustomerCalls customerCalls() {
        return CustomerCalls.of(
                "POST /orders",
                "GET /orders",
                "GET /orders/{id}",
                "GET /orders/{id}/timeline",
                "GET /orders/{id}/stream",
                "POST /orders/{id}/cancellation",
                "POST /orders/{id}/returns",
                "GET /orders/{id}/returns",
                "GET /orders/{id}/returns/{returnId}",
                "GET /products",
                "GET /products/{sku}");
    }
}
