package dev.waybill.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/**
 * Ends the session that the ID token of a logout names, and the refresh token that came with it. The session is not looked for by its cookie, because browsers do not send that
 * with a form from another site, which the console is where its name is not the provider's.
 */
final class HintedLogout implements LogoutHandler {

    private static final String SESSION = "sid";

    private static final OAuth2TokenType ID_TOKEN = new OAuth2TokenType(OidcParameterNames.ID_TOKEN);

    private final SessionRegistry sessions;
    private final OAuth2AuthorizationService authorizations;

    HintedLogout(SessionRegistry sessions, OAuth2AuthorizationService authorizations) {
        this.sessions = sessions;
        this.authorizations = authorizations;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication instanceof OidcLogoutAuthenticationToken logout) {
            var token = Objects.requireNonNull(logout.getIdToken());
            var ended = token.getClaimAsString(SESSION);
            sessions.getAllPrincipals().stream()
                    .flatMap(user -> sessions.getAllSessions(user, false).stream())
                    .filter(session -> claim(session).equals(ended))
                    .forEach(SessionInformation::expireNow);
            var login = authorizations.findByToken(token.getTokenValue(), ID_TOKEN);
            if (login != null) {
                authorizations.remove(login);
            }
        }
    }

    /** As Spring puts it into ID tokens. */
    private static String claim(SessionInformation session) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(session.getSessionId().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
