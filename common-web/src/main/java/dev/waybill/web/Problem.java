package dev.waybill.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;

/** Problem details as of RFC 9457. */
record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> errors) {

    static Problem of(ProblemType type, int status, String detail, String instance, List<Violation> errors) {
        return new Problem(type.uri(), type.title(), status, detail, instance, errors);
    }
}
