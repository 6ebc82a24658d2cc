package dev.waybill.web;

import jakarta.servlet.http.HttpServletRequest;

/** For responses that take long by design, such as streams, and that mostly wait. Thread-safe. */
public final class LongRunningRequests {

    private final RequestRegistry requests;

    LongRunningRequests(RequestRegistry requests) {
        this.requests = requests;
    }

    /** Exempts this request from the limits on concurrency and duration. */
    public void begin(HttpServletRequest request) {
        InFlightRequest started = InFlightRequest.of(request);
        if (started != null) {
            requests.end(started);
        }
    }
}
