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
        DeliveryJob delivery,
        ReturnArrivalJob returnArrival) {

    public static ShippingJobs create(
            ShippingDatabase database,
            CarrierFixture carrier,
            Outbox outbox,
            ShippingProperties properties,
            Clock clock) {
        var transaction = database.transaction();
        var task = new DispatchTask(database.shipments(), carrier.carrier(), outbox, transaction, properties, clock);
        return new ShippingJobs(
                new ShippingJobConfiguration().dispatchWorker(task, carrier.partner(), properties, clock),
                new DeliveryJob(database.shipments(), outbox, transaction, clock),
                new ReturnArrivalJob(database.returns(), database.shipments(), outbox, transaction, clock));
    }
}
