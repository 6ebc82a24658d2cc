package dev.waybill.stack.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waybill.stack.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server stands for identity and issues numbered tokens. */
class TokenCacheTest {
    @TempDir
    private Path directory;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer identity;
    private TokenCache tokens;
    private volatile int status = 200;
    private volatile int lifetimeSeconds = 900;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(directory.resolve("clients"));
        Files.writeString(directory.resolve("clients/shop"), "secret-of-shop\n");
        Files.writeString(directory.resolve("clients/operator"), "secret-of-operator\n");
        Files.writeString(directory.resolve("outside"), "no secret of a client\n");
        identity = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        identity.createContext("/oauth2/token", this::answer);
        identity.start();
        var address = URI.create("http://127.0.0.1:" + identity.getAddress().getPort());
        tokens = new TokenCache(address, new IdentityFiles(directory));
    }

    @AfterEach
    void stop() {
        identity.stop(0);
    }

    @Test
    void aTokenIsKeptWhileItIsValid() {
        assertThat(tokens.of(TokenOwner.SHOP)).isEqualTo("token-1");
        assertThat(tokens.of(TokenOwner.SHOP)).isEqualTo("token-1");
        assertThat(tokens.of(TokenOwner.OPERATOR)).isEqualTo("token-2");
        assertThat(requests)
                .containsExactly(
                        "shop:secret-of-shop grant_type=client_credentials&scope=orders",
                        "operator:secret-of-operator grant_type=client_credentials&scope=");
    }

    @Test
    void aTokenThatExpiresSoonIsReplaced() {
        lifetimeSeconds = 20;

        assertThat(tokens.of(TokenOwner.SHOP)).isEqualTo("token-1");
        assertThat(tokens.of(TokenOwner.SHOP)).isEqualTo("token-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c-9999", "../outside", "/etc/passwd", ""})
    void anUnknownCallerIsRefusedWithTheNamesThereAre(String name) {
        assertThatThrownBy(() -> tokens.of(TokenOwner.user(name)))
                .isInstanceOf(StackException.class)
                .hasMessage("identity does not know %s; it knows operator, shop.", name);
        assertThat(requests).isEmpty();
    }

    @Test
    void aRefusalIsReportedWithoutTheSecret() {
        status = 401;

        assertThatThrownBy(() -> tokens.of(TokenOwner.SHOP))
                .isInstanceOf(StackException.class)
                .hasMessage("identity issued no token: 401 invalid_client");
    }

    @Test
    void anIdentityThatDoesNotAnswerIsNamed() {
        identity.stop(0);

        assertThatThrownBy(() -> tokens.of(TokenOwner.SHOP))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("identity does not answer");
    }

    @Test
    void anAuthorizationHasTheTokenOfTheCaller() {
        assertThat(Authorization.of(tokens).as(TokenOwner.SHOP).token()).hasValue("token-1");
        assertThat(Authorization.ENVIRONMENT.as(TokenOwner.SHOP).token()).isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var credentials =
                    exchange.getRequestHeaders().getFirst("Authorization").replace("Basic ", "");
            requests.add(new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8) + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var body = status == 200
                    ? "{\"access_token\": \"token-%s\", \"expires_in\": %s}".formatted(requests.size(), lifetimeSeconds)
                    : "{\"error\": \"invalid_client\"}";
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
