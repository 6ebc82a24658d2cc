package dev.waybill.testing.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A token, valid unless it is changed. */
public final class TokenBuilder {

    /** Made once, because that takes its time. */
    private static final class Foreign {
        static final RSAKey KEY = TestIssuer.newKey();
    }

    private final JWTClaimsSet.Builder claims;
    private final RSAKey key;
    private String type = "at+jwt";

    TokenBuilder(String issuer, RSAKey key, String subject) {
        this.key = key;
        this.claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .audience("waybill")
                .issueTime(Date.from(Instant.now().minus(Duration.ofDays(1))))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(10))));
    }

    public TokenBuilder scope(String scope) {
        return claim("scope", scope);
    }

    public TokenBuilder roles(String... roles) {
        return claim("roles", List.of(roles));
    }

    /** @param value null to leave it out */
    public TokenBuilder claim(String name, @Nullable Object value) {
        claims.claim(name, value);
        return this;
    }

    /** @param time from now; null for never */
    public TokenBuilder expiresIn(@Nullable Duration time) {
        claims.expirationTime(time == null ? null : Date.from(Instant.now().plus(time)));
        return this;
    }

    public TokenBuilder type(String type) {
        this.type = type;
        return this;
    }

    /** Signed with the issuer's key. */
    public String sign() {
        return sign(key);
    }

    /** Signed with a key that the issuer does not have, under the name of one that it has. */
    public String forge() {
        return sign(new RSAKey.Builder(Foreign.KEY).keyID(key.getKeyID()).build());
    }

    /** Signed with a key that the issuer does not have, under its own name. */
    public String signWithUnknownKey() {
        return sign(Foreign.KEY);
    }

    /** Signed with the issuer's public key as if it were a secret that both know. */
    public String signWithPublicKeyAsSecret() {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the algorithm {@code none}. */
    public String unsigned() {
        return new PlainJWT(claims.build()).serialize();
    }

    private String sign(RSAKey signing) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(new JOSEObjectType(type))
                    .keyID(signing.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new RSASSASigner(signing));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
