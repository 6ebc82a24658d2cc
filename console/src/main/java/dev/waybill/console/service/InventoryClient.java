package dev.waybill.console.service;

import org.springframework.web.service.annotation.HttpExchange;

/** inventory-service. Each method throws {@link ServiceException}. */
@HttpExchange(accept = "application/json")
public interface InventoryClient {}
