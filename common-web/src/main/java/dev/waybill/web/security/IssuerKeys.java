package dev.waybill.web.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Finds the keys of an issuer by OpenID Connect discovery. */
final class IssuerKeys {

    static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration REFRESH = Duration.ofMinutes(5);

    /** So long an issuer may be away without a service refusing the tokens that it has signed with a key known here. */
    private static final Duration OUTAGE = Duration.ofHours(4);

    /** A token with an unknown key has them read again; so often at most, so that unknown keys cannot flood the issuer. */
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(30);

    private static final int MAX_BYTES = 1 << 20;

    private IssuerKeys() {}

    /**
     * Asks the issuer where its keys are. They are read with the first token, and again when they are five minutes old or
     * a token has an unknown one.
     *
     * @throws RuntimeException if it does not answer, or is another issuer
     */
    static JWKSource<SecurityContext> discover(String issuer) {
        Map<String, Object> metadata = metadata(issuer);
        if (!issuer.equals(metadata.get("issuer"))) {
            throw new IllegalStateException("The issuer at " + issuer + " says that it is " + metadata.get("issuer"));
        }
        try {
            var retriever = new DefaultResourceRetriever((int) TIMEOUT.toMillis(), (int) TIMEOUT.toMillis(), MAX_BYTES);
            return JWKSourceBuilder.create(
                            URI.create(String.valueOf(metadata.get("jwks_uri"))).toURL(), retriever)
                    .cache(REFRESH.toMillis(), 2 * TIMEOUT.toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(MIN_INTERVAL.toMillis())
                    .outageTolerant(OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("The issuer at " + issuer + " does not say where its keys are", e);
        }
    }

    private static Map<String, Object> metadata(String issuer) {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(TIMEOUT);
        requests.setReadTimeout(TIMEOUT);
        Map<String, Object> metadata = RestClient.builder()
                .requestFactory(requests)
                .build()
                .get()
                .uri(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration")
                .retrieve()
                .body(new ParameterizedTypeReference<>() {});
        return metadata == null ? Map.of() : metadata;
    }
}
