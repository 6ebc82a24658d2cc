package dev.waybill.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

class CachingJwtDecoderTest {

    /** What Spring Security allows for. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private static final Duration LIFETIME = Duration.ofSeconds(30);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T12:00:00Z"));
    private final List<String> decoded = new ArrayList<>();
    private final CachingJwtDecoder decoder = new CachingJwtDecoder(this::decode, clock);
    private Instant end = clock.instant().plus(Duration.ofHours(1));

    private Jwt decode(String token) {
        decoded.add(token);
        var jwt =
                Jwt.withTokenValue(token).header("alg", "RS256").expiresAt(end).build();
        var times = new JwtTimestampValidator();
        times.setClock(clock);
        if (times.validate(jwt).hasErrors()) {
            throw new BadJwtException("it has expired");
        }
        return jwt;
    }

    @Test
    void aTokenIsDecodedOnceAMinute() {
        assertThat(decoder.decode("a")).isSameAs(decoder.decode("a"));
        assertThat(decoded).containsExactly("a");

        clock.advance(CachingJwtDecoder.MAX_AGE);

        assertThat(decoder.decode("a").getTokenValue()).isEqualTo("a");
        assertThat(decoded).containsExactly("a", "a");
    }

    @Test
    void eachTokenIsItself() {
        assertThat(decoder.decode("a").getTokenValue()).isEqualTo("a");
        assertThat(decoder.decode("b").getTokenValue()).isEqualTo("b");
    }

    @Test
    void aTokenIsNotAcceptedAfterItsEndAlthoughItWasBefore() {
        end = clock.instant().minus(CLOCK_SKEW).plus(LIFETIME);
        assertThat(decoder.decode("a").getTokenValue()).isEqualTo("a");

        clock.advance(LIFETIME.plusSeconds(1));

        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("a"));
    }

    @Test
    void whatIsNotAcceptedIsDecodedAgain() {
        end = Instant.EPOCH.plusSeconds(1);
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("a"));
        end = clock.instant().plus(Duration.ofHours(1));

        assertThat(decoder.decode("a").getTokenValue()).isEqualTo("a");
    }
}
