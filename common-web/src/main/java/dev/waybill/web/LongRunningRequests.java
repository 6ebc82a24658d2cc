package dev.waybill.web;

import jakarta.servlet.http.HttpServletRequest;

/** For answers that go on for long by their nature, such as streams, and that mostly wait. Thread-safe. */
public final class LongRunningRequests {

    private final RequestRegistry requests;

    LongRunningRequests(RequestRegistry requests) {
        this.requests = requests;
    }

    /** From now on this request is not counted among those in flight, and may take any time. */
    public void begin(HttpServletRequest request) {
        InFlightRequest begun = InFlightRequest.of(request);
        if (begun != null) {
            requests.end(begun);
        }
    }
}
