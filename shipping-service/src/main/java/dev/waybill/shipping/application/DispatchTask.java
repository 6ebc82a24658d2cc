package dev.waybill.shipping.application;

import static java.util.Objects.requireNonNull;

import dev.waybill.messaging.ExponentialDelay;
import dev.waybill.messaging.ExternalCall;
import dev.waybill.messaging.ExternalTask;
import dev.waybill.messaging.ExternalTaskResult;
import dev.waybill.messaging.Outbox;
import dev.waybill.shipping.ShippingProperties;
import dev.waybill.shipping.carrier.CarrierClient;
import dev.waybill.shipping.carrier.CarrierResponse;
import dev.waybill.shipping.domain.HandoverRequest;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.persistence.AddressRepository;
import dev.waybill.shipping.persistence.ShipmentRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calls that hand scheduled parcels over to the carrier. While the outcome of a call is unknown, the shipment stays
 * {@code DISPATCHING} and the same call is repeated later, which is idempotent. Thread-safe.
 */
@Component
class DispatchTask implements ExternalTask<HandoverRequest, CarrierResponse> {

    static final ExponentialDelay RETRY_DELAY = new ExponentialDelay(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final ShipmentRepository shipments;
    private final AddressRepository addresses;
    private final CarrierClient carrier;
    private final Outbox outbox;
    private final ShippingProperties properties;
    private final Clock clock;

    DispatchTask(
            ShipmentRepository shipments,
            AddressRepository addresses,
            CarrierClient carrier,
            Outbox outbox,
            ShippingProperties properties,
            Clock clock) {
        this.shipments = shipments;
        this.addresses = addresses;
        this.carrier = carrier;
        this.outbox = outbox;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<HandoverRequest> claim(int limit, Instant now, Duration lease) {
        List<Shipment> due = shipments.lockDispatchable(now, limit);
        List<HandoverRequest> claimed = due.stream()
                .map(shipment -> shipment.claim(now.plus(lease)))
                .flatMap(Optional::stream)
                .toList();
        shipments.saveAllInBatch(due);
        return claimed;
    }

    @Override
    public ExternalCall describe(HandoverRequest request) {
        return new ExternalCall(CarrierClient.PARTNER, "hand-over", request.orderId(), request.cause());
    }

    @Override
    public CarrierResponse call(HandoverRequest request) {
        return carrier.handOver(request);
    }

    /** A handover whose outcome is unknown is repeated after a delay, so no result makes more calls due. */
    @Override
    @Transactional
    public boolean apply(List<ExternalTaskResult<HandoverRequest, CarrierResponse>> results) {
        Instant now = clock.instant();
        var locked = shipments.lock(
                results.stream().map(result -> result.task().orderId()).toList());
        for (ExternalTaskResult<HandoverRequest, CarrierResponse> result : results) {
            Shipment shipment = requireNonNull(locked.get(result.task().orderId()));
            apply(result.response().orElse(null), shipment, now);
        }
        shipments.saveAllInBatch(locked.values());
        addresses.eraseDue(locked.values());
        return false;
    }

    private void apply(@Nullable CarrierResponse response, Shipment shipment, Instant now) {
        switch (response) {
            case null -> shipment.handoverUnknown(now.plus(RETRY_DELAY.after(shipment.attempts())));
            case CarrierResponse.Accepted _ ->
                shipment.handoverAccepted(now, now.plus(properties.deliveryDelay()))
                        .ifPresent(event -> shipment.recordCause(outbox.publish(shipment, event, shipment.cause())
                                .toCausation()));
            case CarrierResponse.Rejected(var code) ->
                shipment.handoverRejected(code).ifPresent(event -> outbox.publish(shipment, event, shipment.cause()));
        }
    }
}
