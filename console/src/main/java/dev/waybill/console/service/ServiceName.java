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

    /** @throws ServiceException if there is none */
    public static ServiceName named(String label) {
        return labelled(label).orElseThrow(() -> new ServiceException(404, "There is no service " + label + "."));
    }

    public String label() {
        return label;
    }
}
