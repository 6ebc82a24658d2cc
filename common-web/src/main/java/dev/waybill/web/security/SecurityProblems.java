package dev.waybill.web.security;

import dev.waybill.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Answers with problems: 401 to a request without a token or with a bad one, 403 to one that its token does not allow, 503 to
 * one whose token cannot be checked because the issuer does not answer.
 */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String RETRY_AFTER_SECONDS = "5";

    private final BearerTokenAuthenticationEntryPoint unauthorized = new BearerTokenAuthenticationEntryPoint();
    private final BearerTokenAccessDeniedHandler forbidden = new BearerTokenAccessDeniedHandler();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            ProblemType.UNAVAILABLE.answer(request, response, "The issuer of the token does not answer.");
            return;
        }
        unauthorized.commence(request, response, failure);
        String detail = request.getHeader(HttpHeaders.AUTHORIZATION) == null
                ? "The request has no token."
                : "The token is not accepted; WWW-Authenticate says why.";
        ProblemType.UNAUTHORIZED.answer(request, response, detail);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        forbidden.handle(request, response, failure);
        ProblemType.FORBIDDEN.answer(request, response, "The token does not allow this.");
    }
}
