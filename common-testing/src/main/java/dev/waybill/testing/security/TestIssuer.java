package dev.waybill.testing.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An OpenID Connect issuer as far as a resource server sees it: its metadata and its keys, over HTTP. All have the same key.
 * Thread-safe.
 */
public final class TestIssuer implements AutoCloseable {

    private static final String KEYS = "/jwks";

    /** Made once, because that takes its time. */
    private static final RSAKey KEY = newKey();

    private final HttpServer server;
    private final String address;
    private final Map<Who, String> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger readings = new AtomicInteger();

    private TestIssuer(HttpServer server) {
        this.server = server;
        this.address = "http://localhost:" + server.getAddress().getPort();
        serve(
                "/.well-known/openid-configuration",
                "{\"issuer\": \"%s\", \"jwks_uri\": \"%s%s\"}".formatted(address, address, KEYS));
        serve(KEYS, new JWKSet(KEY.toPublicJWK()).toString());
        server.start();
    }

    /** On a free port. */
    public static TestIssuer start() {
        return start(0);
    }

    public static TestIssuer start(int port) {
        try {
            return new TestIssuer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code iss} of its tokens. */
    public String address() {
        return address;
    }

    /** A valid token of this subject without roles and scopes, to be changed. */
    public TokenBuilder token(String subject) {
        return new TokenBuilder(address, KEY, subject);
    }

    /** Signed when it is first asked for, because that takes its time. */
    String tokenOf(Who who) {
        return tokens.computeIfAbsent(who, _ -> who.describe(this).sign());
    }

    /** How often its keys were read. */
    public int readings() {
        return readings.get();
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(String path, String json) {
        byte[] body = json.getBytes(UTF_8);
        server.createContext(path, exchange -> {
            if (path.equals(KEYS)) {
                readings.incrementAndGet();
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
