package dev.waybill.web;

import java.time.Duration;
import java.util.List;

/** 409: the present state does not allow it. */
public final class ConflictException extends ProblemException {

    public ConflictException(String detail) {
        super(ProblemType.CONFLICT, detail, List.of(), null);
    }

    /** With the time after which a retry makes sense, in whole seconds, at least one. */
    public ConflictException(String detail, Duration retryAfter) {
        super(ProblemType.CONFLICT, detail, List.of(), retryAfter);
    }
}
