package dev.waybill.console.service;

import java.util.Arrays;
import java.util.Optional;

/** The four services; each has a consumer group of its name and writes one topic. */
public enum ServiceName {
    ORDERS("order-service"),
    PAYMENTS("payment-service"),
    INVENTORY("inventory-service"),
    SHIPPING("shipping-service");

    private final String label;

    ServiceName(String label) {
        this.label = label;
    }

    public static Optional<ServiceName> labelled(String label) {
        return Arrays.stream(values())
                .filter(service -> service.label.equals(label))
                .findFirst();
    }

    public String label() {
        return label;
    }
}
