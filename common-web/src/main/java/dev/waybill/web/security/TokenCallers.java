package dev.waybill.web.security;

import dev.waybill.events.CustomerId;
import dev.waybill.web.ProblemException;
import java.util.Set;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.context.request.NativeWebRequest;

/** The callers of requests with a token. */
final class TokenCallers {

    private TokenCallers() {}

    /** @throws ProblemException 403 if there is no token, or it grants nothing of what customers may do */
    static Caller of(NativeWebRequest request) {
        if (request.getUserPrincipal() instanceof JwtAuthenticationToken authentication) {
            Jwt token = authentication.getToken();
            String subject = token.getSubject();
            Set<String> granted = AuthorityUtils.authorityListToSet(authentication.getAuthorities());
            if (granted.contains(Authorities.OPERATOR) || granted.contains(Authorities.ORDERS)) {
                return Caller.forEveryCustomer(subject, token.getExpiresAt());
            }
            if (subject != null && granted.contains(Authorities.CUSTOMER)) {
                return Caller.customer(CustomerId.parse(subject), token.getExpiresAt());
            }
        }
        throw ProblemException.forbidden("The token does not allow this.");
    }
}
