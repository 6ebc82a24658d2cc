package dev.waybill.web;

import java.time.Duration;
import java.util.List;

/** 503: the same request may succeed later. */
public final class UnavailableException extends ProblemException {

    public UnavailableException(String detail, Duration retryAfter) {
        super(ProblemType.UNAVAILABLE, detail, List.of(), retryAfter);
    }
}
