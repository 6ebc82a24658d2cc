package dev.waybill.web.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.util.ConcurrentLruCache;

/**
 * Decodes a token once a minute, however many requests have it: the check of a signature takes longer than all else that a
 * token costs. What is not accepted is not kept, and no token is accepted after its end. Thread-safe.
 */
final class CachingJwtDecoder implements JwtDecoder {

    static final Duration MAX_AGE = Duration.ofMinutes(1);
    private static final int MAX_TOKENS = 1_000;

    private final Clock clock;
    private final OAuth2TokenValidator<Jwt> times;
    private final ConcurrentLruCache<String, Accepted> accepted;

    private record Accepted(Jwt token, Instant at) {}

    /** @param decoder is asked about every token that is not kept */
    CachingJwtDecoder(JwtDecoder decoder, Clock clock) {
        var validator = new JwtTimestampValidator();
        validator.setClock(clock);
        this.clock = clock;
        this.times = validator;
        this.accepted =
                new ConcurrentLruCache<>(MAX_TOKENS, token -> new Accepted(decoder.decode(token), clock.instant()));
    }

    @Override
    public Jwt decode(String token) {
        Accepted kept = accepted.get(token);
        if (!isValid(kept)) {
            accepted.remove(token);
            kept = accepted.get(token);
        }
        return kept.token();
    }

    private boolean isValid(Accepted kept) {
        return kept.at().plus(MAX_AGE).isAfter(clock.instant())
                && !times.validate(kept.token()).hasErrors();
    }
}
