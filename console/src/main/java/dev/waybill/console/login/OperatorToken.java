package dev.waybill.console.login;

import dev.waybill.deadletters.TokenSource;
import java.util.Optional;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/** The access token of the operator who is logged in, refreshed when it expires, so that the services know who acts. */
final class OperatorToken implements TokenSource {

    private final OAuth2AuthorizedClientManager clients;

    OperatorToken(OAuth2AuthorizedClientManager clients) {
        this.clients = clients;
    }

    /**
     * One at a time, so that parts of one page do not all refresh it.
     *
     * @throws AuthenticationException if the operator has to log in again
     */
    @Override
    public synchronized Optional<String> token() {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken operator)) {
            return Optional.empty();
        }
        var registration = operator.getAuthorizedClientRegistrationId();
        try {
            var client = clients.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(registration)
                    .principal(operator)
                    .build());
            if (client != null) {
                return Optional.of(client.getAccessToken().getTokenValue());
            }
        } catch (ClientAuthorizationException e) {
            // the provider has forgotten the login, by a restart for example
        }
        throw new CredentialsExpiredException("The provider renews the operator's access token no more");
    }
}
