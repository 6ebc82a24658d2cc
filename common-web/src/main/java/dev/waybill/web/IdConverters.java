package dev.waybill.web;

import dev.waybill.events.CustomerId;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import org.springframework.format.FormatterRegistry;

/** Lets a controller take ids from the path; malformed ones are answered 400 before. */
final class IdConverters {

    private IdConverters() {}

    static void addTo(FormatterRegistry registry) {
        registry.addConverter(String.class, CustomerId.class, CustomerId::parse);
        registry.addConverter(String.class, OrderId.class, OrderId::parse);
        registry.addConverter(String.class, ReturnId.class, ReturnId::parse);
        registry.addConverter(String.class, Sku.class, Sku::parse);
    }
}
