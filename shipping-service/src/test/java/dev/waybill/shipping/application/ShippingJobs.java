package dev.waybill.shipping.application;

import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.Worker;
import dev.waybill.shipping.ShippingProperties;
import dev.waybill.shipping.carrier.CarrierCalls;
import dev.waybill.shipping.carrier.HandoverQueue;
import dev.waybill.shipping.persistence.ShippingDatabase;
import java.time.Clock;

/** The jobs of one instance of the service. */
public record ShippingJobs(Worker.Step dispatch, DeliveryJob delivery, ReturnArrivalJob returnArrival) {

    public static ShippingJobs create(
            ShippingDatabase database,
            CarrierCalls calls,
            HandoverQueue queue,
            Outbox outbox,
            ShippingProperties properties,
            Clock clock) {
        var transaction = database.transaction();
        return new ShippingJobs(
                new DispatchJob(database.shipments(), calls, queue, outbox, transaction, properties, clock),
                new DeliveryJob(database.shipments(), outbox, transaction, clock),
                new ReturnArrivalJob(database.returns(), database.shipments(), outbox, transaction, clock));
    }
}
