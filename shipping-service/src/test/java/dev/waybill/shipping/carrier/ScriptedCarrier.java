package dev.waybill.shipping.carrier;

import dev.waybill.events.OrderId;
import dev.waybill.shipping.domain.Booking;
import dev.waybill.shipping.domain.HandoverRequest;
import dev.waybill.shipping.domain.ShipmentFixtures;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A carrier that responds as scripted, one response per call; without a script it accepts every parcel. */
public final class ScriptedCarrier implements CarrierClient {

    public static final Function<HandoverRequest, CarrierResponse> ACCEPTS = _ -> new CarrierResponse.Accepted();
    public static final Function<HandoverRequest, CarrierResponse> REJECTS =
            _ -> new CarrierResponse.Rejected(ShipmentFixtures.UNDELIVERABLE);
    public static final Function<HandoverRequest, CarrierResponse> FAILS = _ -> {
        throw new CarrierUnavailableException("connection refused");
    };

    private final Map<OrderId, Queue<Function<HandoverRequest, CarrierResponse>>> scripts = new ConcurrentHashMap<>();
    private final Queue<OrderId> calls = new ConcurrentLinkedQueue<>();

    @SafeVarargs
    public final void script(OrderId orderId, Function<HandoverRequest, CarrierResponse>... responses) {
        scripts.put(orderId, new ConcurrentLinkedQueue<>(List.of(responses)));
    }

    public List<OrderId> calls() {
        return List.copyOf(calls);
    }

    @Override
    public Booking book(OrderId orderId) {
        return ShipmentFixtures.BOOKING;
    }

    @Override
    public CarrierResponse handOver(HandoverRequest request) {
        calls.add(request.orderId());
        Queue<Function<HandoverRequest, CarrierResponse>> script = scripts.get(request.orderId());
        Function<HandoverRequest, CarrierResponse> response = script == null ? null : script.poll();
        return (response == null ? ACCEPTS : response).apply(request);
    }
}
