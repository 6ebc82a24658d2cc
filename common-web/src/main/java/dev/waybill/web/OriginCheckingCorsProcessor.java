package dev.waybill.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.CollectionUtils;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.util.InvalidUrlException;

/**
 * Answers a request of another origin that is not allowed with a problem, also one that a browser sends without a preflight:
 * it would take effect, though the page could not read the response.
 */
final class OriginCheckingCorsProcessor extends DefaultCorsProcessor {

    private final CorsConfiguration configuration;

    OriginCheckingCorsProcessor(CorsConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration ofPath, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (isOfForbiddenOrigin(request)) {
            ProblemType.FORBIDDEN.answer(request, response, "The origin of the page is not allowed.");
            return false;
        }
        boolean isOff = CollectionUtils.isEmpty(configuration.getAllowedOrigins());
        return isOff || super.processRequest(configuration, request, response);
    }

    private boolean isOfForbiddenOrigin(HttpServletRequest request) {
        try {
            return CorsUtils.isCorsRequest(request)
                    && configuration.checkOrigin(request.getHeader(HttpHeaders.ORIGIN)) == null;
        } catch (InvalidUrlException | IllegalStateException e) { // no origin; the latter is about its port
            return true;
        }
    }
}
