package dev.waybill.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** A request that is being worked on, by the thread that made this. Thread-safe. */
final class InFlightRequest {

    private static final String ATTRIBUTE = InFlightRequest.class.getName();

    private final Thread thread = Thread.currentThread();
    private final long began;
    private boolean over;
    private boolean outOfTime;

    InFlightRequest(HttpServletRequest request, long began) {
        this.began = began;
        request.setAttribute(ATTRIBUTE, this);
    }

    static @Nullable InFlightRequest of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof InFlightRequest found ? found : null;
    }

    long began() {
        return began;
    }

    /** Interrupts whatever it waits for. */
    synchronized void stop() {
        if (!over && !outOfTime) {
            outOfTime = true;
            thread.interrupt();
        }
    }

    synchronized boolean isOutOfTime() {
        return outOfTime;
    }

    /** @return whether it was not over before */
    synchronized boolean end() {
        boolean wasInFlight = !over;
        over = true;
        return wasInFlight;
    }
}
