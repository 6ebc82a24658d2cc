package dev.waybill.web;

import java.util.List;

/** 413: the request asks for more than is done at once. */
public final class TooLargeException extends ProblemException {

    public TooLargeException(String detail) {
        super(ProblemType.TOO_LARGE, detail, List.of(), null);
    }
}
