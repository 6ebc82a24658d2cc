package dev.waybill.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem outside of controllers. Thread-safe. */
public final class ProblemWriter {

    private static final JsonMapper JSON = StrictJsonMapper.INSTANCE;

    /** Headers of the response must be set before. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemType type, String detail)
            throws IOException {
        HttpStatusCode status = HttpStatusCode.valueOf(type.status());
        ProblemDetail problem = type.problem(status, detail, request.getRequestURI());
        byte[] body = JSON.writeValueAsBytes(problem);
        response.setStatus(type.status());
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
