package dev.waybill.web;

import java.util.List;

/** 422: the request is understood and not valid. */
public final class InvalidRequestException extends ProblemException {

    public InvalidRequestException(String detail) {
        this(detail, List.of());
    }

    /** With every violation in the body; usually thrown by {@link Violations#throwIfAny}. */
    public InvalidRequestException(String detail, List<Violation> errors) {
        super(ProblemType.INVALID, detail, List.copyOf(errors), null);
    }
}
