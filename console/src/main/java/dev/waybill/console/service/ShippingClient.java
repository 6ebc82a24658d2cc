package dev.waybill.console.service;

import org.springframework.web.service.annotation.HttpExchange;

/** shipping-service. Each method throws {@link ServiceException}. */
@HttpExchange(accept = "application/json")
public interface ShippingClient {}
