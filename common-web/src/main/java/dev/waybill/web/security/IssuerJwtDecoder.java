package dev.waybill.web.security;

import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Decodes the tokens of one issuer, which need not be there when the service starts: until it has answered once, every
 * token fails with a {@link JwtException} that is not a {@link BadJwtException}. It is asked once a second at most; nobody
 * waits for it longer than two seconds. Thread-safe.
 */
final class IssuerJwtDecoder implements JwtDecoder {

    private static final Logger log = LoggerFactory.getLogger(IssuerJwtDecoder.class);
    private static final long RETRY_INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final String issuer;
    private final OAuth2TokenValidator<Jwt> validator;
    private final ReentrantLock discovery = new ReentrantLock();
    private volatile @Nullable NimbusJwtDecoder discovered;
    private volatile @Nullable Long lastFailure;

    /** @param audiences of which a token must name one */
    IssuerJwtDecoder(String issuer, List<String> audiences) {
        this.issuer = issuer;
        this.validator = validator(issuer, Set.copyOf(audiences));
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer, Set<String> audiences) {
        var types = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        types.setAllowEmpty(true);
        var timestamps = new JwtTimestampValidator();
        timestamps.setAllowEmptyExpiryClaim(false);
        var audience = new JwtClaimValidator<Collection<String>>(
                JwtClaimNames.AUD, given -> given != null && !Collections.disjoint(given, audiences));
        return JwtValidators.createDefaultWithValidators(
                List.of(new JwtIssuerValidator(issuer), types, timestamps, audience));
    }

    @Override
    public Jwt decode(String token) {
        NimbusJwtDecoder decoder = discovered;
        try {
            return (decoder == null ? discover() : decoder).decode(token);
        } catch (JwtException e) {
            if (e.getCause() instanceof RateLimitReachedException) {
                throw new BadJwtException("The issuer had no such key less than a minute ago", e);
            }
            throw e;
        }
    }

    private NimbusJwtDecoder discover() {
        if (!lock()) {
            throw new JwtException("The issuer has not answered yet");
        }
        try {
            NimbusJwtDecoder decoder = discovered;
            if (decoder == null) {
                decoder = discoverUnlessJustFailed();
                discovered = decoder;
            }
            return decoder;
        } finally {
            discovery.unlock();
        }
    }

    private boolean lock() {
        try {
            return discovery.tryLock(IssuerKeys.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private NimbusJwtDecoder discoverUnlessJustFailed() {
        Long failure = lastFailure;
        if (failure != null && System.nanoTime() - failure < RETRY_INTERVAL) {
            throw new JwtException("The issuer did not answer less than a second ago");
        }
        try {
            var decoder = NimbusJwtDecoder.withJwkSource(IssuerKeys.discover(issuer))
                    .jwsAlgorithms(algorithms -> algorithms.addAll(List.of(SignatureAlgorithm.values())))
                    .build();
            decoder.setJwtValidator(validator);
            return decoder;
        } catch (RuntimeException e) {
            lastFailure = System.nanoTime();
            if (failure == null) {
                log.warn("No token is accepted before the issuer {} says where its keys are: {}", issuer, e.toString());
            }
            throw new JwtException("The issuer does not answer", e);
        }
    }
}
