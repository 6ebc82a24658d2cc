package dev.waybill.console.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * An OpenID provider that logs everybody in as the user whom the test has chosen, without a question. All have the same key.
 */
final class StubProvider implements AutoCloseable {

    /** Made once, because that takes its time. */
    private static final RSAKey KEY = newKey();

    private final HttpServer server;
    private final List<String> tokenRequests = new CopyOnWriteArrayList<>();
    private volatile Map<String, Object> claims = Map.of();
    private volatile String subject = "";
    private volatile String nonce = "";
    private volatile int lifetimeSeconds = 900;
    private volatile boolean refreshes = true;
    private volatile CountDownLatch silence = new CountDownLatch(0);

    StubProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/.well-known/openid-configuration", exchange -> json(exchange, 200, """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/logout", "subject_types_supported": ["public"]}
                """.formatted(issuer())));
        server.createContext("/keys", exchange -> json(exchange, 200, new JWKSet(KEY.toPublicJWK()).toString()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID("key")
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on this user logs in. */
    StubProvider user(String name, Map<String, Object> more) {
        subject = name;
        claims = more;
        return this;
    }

    /** Of access tokens; one of less than a minute counts as expired. */
    StubProvider lifetime(Duration lifetime) {
        lifetimeSeconds = Math.toIntExact(lifetime.toSeconds());
        return this;
    }

    /** As if it had been started again: it knows none of its tokens. */
    StubProvider forget() {
        refreshes = false;
        return this;
    }

    StubProvider remember() {
        refreshes = true;
        return this;
    }

    /** From now on it accepts requests for tokens and does not answer them. */
    StubProvider hang() {
        silence = new CountDownLatch(1);
        return this;
    }

    /** Answers again, also what has waited. */
    StubProvider goOn() {
        silence.countDown();
        return this;
    }

    /** The forms that were sent for tokens, each with the header that identifies the client. */
    List<String> tokenRequests() {
        return List.copyOf(tokenRequests);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var query = UriComponentsBuilder.fromUri(exchange.getRequestURI())
                .build(true)
                .getQueryParams();
        nonce = String.valueOf(query.getFirst("nonce"));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        UriComponentsBuilder.fromUriString(decoded(query.getFirst("redirect_uri")))
                                        .queryParam("code", "a-code")
                                        .toUriString()
                                + "&state=" + query.getFirst("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        tokenRequests.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + form);
        waitWhileItHangs();
        if (form.contains("grant_type=refresh_token") && !refreshes) {
            json(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        json(exchange, 200, """
                {"access_token": "access-%1$s", "refresh_token": "refresh-%1$s", "token_type": "Bearer", "scope": "openid",
                 "expires_in": %2$s, "id_token": "%3$s"}""".formatted(tokenRequests.size(), lifetimeSeconds, idToken()));
    }

    private void waitWhileItHangs() {
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A token of a program with this scope, for the audience {@code waybill}. */
    String programToken(String scope) {
        return sign(claims("prometheus", "waybill").claim("scope", scope));
    }

    private String idToken() {
        var content = claims(subject, "console").claim("nonce", nonce);
        claims.forEach(content::claim);
        return sign(content);
    }

    private JWTClaimsSet.Builder claims(String owner, String audience) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(owner)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
    }

    private String sign(JWTClaimsSet.Builder content) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build(), content.build());
            token.sign(new RSASSASigner(KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String decoded(@Nullable String text) {
        return URLDecoder.decode(String.valueOf(text), StandardCharsets.UTF_8);
    }

    private static void json(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
