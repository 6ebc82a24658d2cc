package dev.waybill.shipping.carrier;

import dev.waybill.events.OrderId;
import dev.waybill.shipping.domain.ASample;
import dev.waybill.shipping.domain.Booking;
import dev.waybill.shipping.domain.Parcel;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A carrier that does as it is told, one line of the script for each call; without a script it takes everything. */
public final class ScriptedCarrier implements ParcelCarrier {

    public static final Function<Parcel, Reply> TAKES_IT = _ -> new Reply.Taken();
    public static final Function<Parcel, Reply> REFUSES_IT = _ -> new Reply.Refused(ASample.UNDELIVERABLE);
    public static final Function<Parcel, Reply> BREAKS = _ -> {
        throw new CarrierUnavailableException("the line is dead");
    };

    private final Map<OrderId, Queue<Function<Parcel, Reply>>> scripts = new ConcurrentHashMap<>();
    private final Queue<OrderId> calls = new ConcurrentLinkedQueue<>();

    @SafeVarargs
    public final void script(OrderId orderId, Function<Parcel, Reply>... lines) {
        scripts.put(orderId, new ConcurrentLinkedQueue<>(List.of(lines)));
    }

    public List<OrderId> calls() {
        return List.copyOf(calls);
    }

    @Override
    public Booking book(OrderId orderId) {
        return ASample.BOOKING;
    }

    @Override
    public Reply handOver(Parcel parcel) {
        calls.add(parcel.orderId());
        Queue<Function<Parcel, Reply>> script = scripts.get(parcel.orderId());
        Function<Parcel, Reply> line = script == null ? null : script.poll();
        return (line == null ? TAKES_IT : line).apply(parcel);
    }

    /** Hangs until it is given up. */
    public static Reply hang(Parcel parcel) {
        try {
            new CountDownLatch(1).await();
            throw new IllegalStateException("nobody counts this down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CarrierUnavailableException("given up on " + parcel.orderId());
        }
    }
}
