package dev.waybill.orders.domain;

import java.time.Duration;

/**
 * What happened to orders within a few seconds.
 *
 * @param offered requests to place an order
 * @param refused those of them that were not admitted
 * @param placed orders placed
 * @param stock the answers of inventory-service
 * @param shipment the bookings of shipping-service
 */
public record SagaThroughput(int offered, int refused, int placed, Step stock, Step shipment) {

    /**
     * Orders that were moved on by a step of the saga.
     *
     * @param departed all of them
     * @param timed those of them whose wait says something about the load
     * @param waited how long the timed ones had waited for the step, in total
     */
    public record Step(int departed, int timed, Duration waited) {}

    public boolean isEmpty() {
        return offered + placed + stock.departed() + shipment.departed() == 0;
    }
}
