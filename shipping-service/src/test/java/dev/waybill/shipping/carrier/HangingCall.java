package dev.waybill.shipping.carrier;

import dev.waybill.shipping.domain.HandoverRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A call to the carrier that gets no response. It ends when it is interrupted, as a client with a time limit does. */
public final class HangingCall implements Function<HandoverRequest, CarrierResponse> {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(5);

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public CarrierResponse apply(HandoverRequest request) {
        started.countDown();
        try {
            new CountDownLatch(1).await();
            throw new IllegalStateException("unreachable");
        } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
            throw new CarrierUnavailableException("interrupted");
        }
    }

    /** Whether it has started and was not interrupted yet. */
    public boolean isInFlight() {
        return started.getCount() == 0 && !wasInterrupted();
    }

    public boolean wasInterrupted() {
        return interrupted.getCount() == 0;
    }

    /** A call that the carrier accepts, but only while this one is in flight; otherwise it fails. */
    public Function<HandoverRequest, CarrierResponse> acceptsMeanwhile() {
        return request -> {
            try {
                if (started.await(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS) && isInFlight()) {
                    return ScriptedCarrier.ACCEPTS.apply(request);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new CarrierUnavailableException("the hanging call was not in flight");
        };
    }
}
