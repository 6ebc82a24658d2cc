package dev.waybill.console.login;

import dev.waybill.deadletters.TokenSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2Error;

/** The access token of the operator who is logged in, refreshed when it expires, so that the services know who acts. */
final class OperatorToken implements TokenSource {

    /** What Spring makes of an answer that does not come, or is none. */
    private static final String NO_ANSWER = "invalid_token_response";

    /** As long as the one who has the turn waits for the provider. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final OAuth2AuthorizedClientManager clients;
    private final Map<String, Lock> turns = new ConcurrentHashMap<>();

    OperatorToken(OAuth2AuthorizedClientManager clients) {
        this.clients = clients;
    }

    /**
     * One at a time for each operator, so that parts of one page do not all refresh it, and nobody waits for the refresh of
     * another.
     *
     * @throws AuthenticationException if the operator has to log in again
     * @throws ClientAuthorizationException if it has expired and the provider does not answer
     */
    @Override
    public Optional<String> token() {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken operator)) {
            return Optional.empty();
        }
        var turn = turns.computeIfAbsent(operator.getName(), _ -> new ReentrantLock());
        if (!hasTurn(turn)) {
            throw new ClientAuthorizationException(
                    new OAuth2Error(NO_ANSWER), operator.getAuthorizedClientRegistrationId());
        }
        try {
            return Optional.of(token(operator));
        } finally {
            turn.unlock();
        }
    }

    private static boolean hasTurn(Lock turn) {
        try {
            return turn.tryLock(MAX_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String token(OAuth2AuthenticationToken operator) {
        var registration = operator.getAuthorizedClientRegistrationId();
        try {
            var client = clients.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(registration)
                    .principal(operator)
                    .build());
            if (client != null) {
                return client.getAccessToken().getTokenValue();
            }
        } catch (ClientAuthorizationException e) {
            if (e.getError().getErrorCode().equals(NO_ANSWER)) {
                throw e;
            }
            // the provider has forgotten the login, by a restart for example
        }
        throw new CredentialsExpiredException("The provider renews the operator's access token no more");
    }
}
