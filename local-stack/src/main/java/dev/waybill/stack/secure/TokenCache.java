package dev.waybill.stack.secure;

import dev.waybill.stack.LocalHttp;
import dev.waybill.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access tokens of the stack's {@code identity}, each kept until shortly before it expires. Thread-safe. */
public final class TokenCache {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long REMAINDER_NANOS = Duration.ofSeconds(30).toNanos();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI endpoint;
    private final IdentityFiles files;
    private final Map<TokenOwner, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String value, long expiresAtNanos) {
        boolean isFresh() {
            return expiresAtNanos - System.nanoTime() > REMAINDER_NANOS;
        }
    }

    /** @param issuer the address of {@code identity} */
    public TokenCache(URI issuer, IdentityFiles files) {
        this.endpoint = issuer.resolve("/oauth2/token");
        this.files = files;
    }

    /** @throws StackException if there is no such owner, or {@code identity} does not answer */
    public String of(TokenOwner owner) {
        return tokens.compute(owner, (_, known) -> known != null && known.isFresh() ? known : request(owner))
                .value();
    }

    private Token request(TokenOwner owner) {
        var credentials = (owner.client() + ":" + files.clientSecret(owner.client())).getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope="
                        + URLEncoder.encode(owner.scope(), StandardCharsets.UTF_8)))
                .build();
        try {
            return read(LocalHttp.send(request));
        } catch (IOException e) {
            throw new StackException("identity does not answer at " + endpoint + "; ./waybill restart identity.", e);
        }
    }

    private static Token read(HttpResponse<String> response) {
        var answer = json(response.body());
        if (response.statusCode() != 200) {
            throw new StackException("identity issued no token: %s %s"
                    .formatted(response.statusCode(), answer.path("error").asString("")));
        }
        var lifetime = Duration.ofSeconds(answer.path("expires_in").asLong(0));
        return new Token(answer.path("access_token").asString(""), System.nanoTime() + lifetime.toNanos());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.nullNode();
        }
    }
}
