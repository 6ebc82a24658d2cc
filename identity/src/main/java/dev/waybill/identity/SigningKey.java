package dev.waybill.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;

/** The RSA key that signs all tokens, kept as a JSON Web Key, so that tokens stay valid over a restart. */
final class SigningKey {

    static final String FILE = "signing-key.json";
    private static final int BITS = 2048;

    private SigningKey() {}

    /** @throws IllegalStateException if the file holds no key */
    static JWKSource<SecurityContext> in(SecretFiles files) {
        try {
            return new ImmutableJWKSet<>(new JWKSet(RSAKey.parse(files.content(FILE, SigningKey::generate))));
        } catch (ParseException e) {
            // the cause is left out, because it quotes the file
            throw new IllegalStateException(FILE + " holds no JSON Web Key. Delete it, and a new one is made.");
        }
    }

    static String generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
