package dev.waybill.web;

import java.util.List;

/** 400: the request cannot be understood. */
public final class BadRequestException extends ProblemException {

    public BadRequestException(String detail) {
        this(detail, List.of());
    }

    /** With the fields of the body that cannot be read. */
    public BadRequestException(String detail, List<Violation> errors) {
        super(ProblemType.BAD_REQUEST, detail, errors, null);
    }
}
