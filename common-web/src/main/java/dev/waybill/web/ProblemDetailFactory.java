package dev.waybill.web;

import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;

/** Makes the problem of an exception: with our own detail, or with that of the framework where it is meant for clients. */
final class ProblemDetailFactory {

    private ProblemDetailFactory() {}

    static Problem problem(Exception failure, HttpStatusCode status, String path) {
        ProblemType type = ProblemType.of(status);
        return switch (failure) {
            case ProblemException own -> Problem.of(own.type(), status.value(), own.detail(), path, own.errors());
            case RefusedBodyException refused ->
                Problem.of(type, status.value(), String.valueOf(refused.getMessage()), path, List.of());
            case ErrorResponse known
            when status.is4xxClientError() -> Problem.of(type, status.value(), detail(known, type), path, List.of());
            default -> Problem.of(type, status.value(), type.title() + ".", path, List.of());
        };
    }

    private static String detail(ErrorResponse known, ProblemType type) {
        String detail = known.getBody().getDetail();
        return type == ProblemType.NOT_FOUND || detail == null ? type.title() + "." : detail;
    }
}
