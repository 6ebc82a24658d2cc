package dev.waybill.shipping.application;

import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.messaging.Outbox;
import dev.waybill.shipping.ShippingProperties;
import dev.waybill.shipping.carrier.CarrierFixture;
import dev.waybill.shipping.carrier.CarrierResponse;
import dev.waybill.shipping.domain.HandoverRequest;
import dev.waybill.shipping.persistence.ShippingDatabase;
import java.time.Clock;

/** The jobs of one instance of the service. */
public record ShippingJobs(
        ExternalTaskExecutor<HandoverRequest, CarrierResponse> dispatch,
        ShipmentService shipments,
        ReturnShipmentService returns) {

    public static ShippingJobs create(
            ShippingDatabase database,
            CarrierFixture carrier,
            Outbox outbox,
            ShippingProperties properties,
            Clock clock) {
        var task = database.transactional(new DispatchTask(
                database.shipments(), database.addresses(), carrier.carrier(), outbox, properties, clock));
        return new ShippingJobs(
                new ShippingJobConfiguration().dispatchWorker(task, carrier.partner(), properties, clock),
                database.transactional(new ShipmentService(database.shipments(), outbox, clock)),
                database.transactional(
                        new ReturnShipmentService(database.returns(), database.shipments(), outbox, clock)));
    }
}
