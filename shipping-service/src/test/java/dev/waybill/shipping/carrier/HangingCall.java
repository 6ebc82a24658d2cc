package dev.waybill.shipping.carrier;

import dev.waybill.shipping.domain.HandoverRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A call to the carrier that gets no response until a test lets it fail, or until it is interrupted. */
public final class HangingCall implements Function<HandoverRequest, CarrierResponse> {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(5);

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch failed = new CountDownLatch(1);

    @Override
    public CarrierResponse apply(HandoverRequest request) {
        started.countDown();
        try {
            failed.await();
            throw new CarrierUnavailableException("connection reset");
        } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
            throw new CarrierUnavailableException("interrupted");
        }
    }

    public void fail() {
        failed.countDown();
    }

    /** Whether it has started and has not ended. */
    public boolean isInFlight() {
        return started.getCount() == 0 && failed.getCount() > 0 && !wasInterrupted();
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
