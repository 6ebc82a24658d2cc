package dev.waybill.web;

import java.util.List;

/** 404: there is no such thing. */
public final class NotFoundException extends ProblemException {

    public NotFoundException(String detail) {
        super(ProblemType.NOT_FOUND, detail, List.of(), null);
    }
}
