package dev.waybill.web.operators;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call with which an operator changed something, or tried to.
 *
 * @param operator the subject of the token
 * @param path with the query
 * @param reason as the operator has given it
 * @param status of the answer; null while the call runs, and if the service ended meanwhile
 * @param request how the body of the request began; null for calls that customers may make too, whose bodies may have
 *     personal data
 */
record OperatorAction(
        long id,
        Instant time,
        String operator,
        String method,
        String path,
        @Nullable String reason,
        @Nullable Integer status,
        @Nullable String request) {}
