package dev.waybill.identity;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * What the services read from a token beyond the standard's claims: the roles, in ID tokens too. Access tokens are for the
 * audience {@code waybill}, and have their scopes as one text, as RFC 9068 says.
 */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private static final String AUDIENCE = "waybill";
    private static final String ROLES = "roles";

    private final DemoUsers users;

    TokenClaims(DemoUsers users) {
        this.users = users;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        var claims = context.getClaims();
        claims.claim(
                ROLES,
                users.rolesOf(Objects.requireNonNull(context.<Authentication>getPrincipal())
                        .getName()));
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            claims.audience(List.of(AUDIENCE));
            Set<String> scopes = context.getAuthorizedScopes();
            if (!scopes.isEmpty()) {
                claims.claim(OAuth2ParameterNames.SCOPE, String.join(" ", scopes));
            }
        }
    }
}
