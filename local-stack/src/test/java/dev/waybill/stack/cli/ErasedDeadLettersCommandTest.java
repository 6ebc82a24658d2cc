package dev.waybill.stack.cli;

import static dev.waybill.stack.cli.DeadLetterCommandLine.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters of an order whose personal data was erased. The prefix is that of each test. */
class ErasedDeadLettersCommandTest {
    private final Post post = Post.shared();
    private final String prefix = "p" + System.nanoTime() + "-";
    private final String order = UUID.randomUUID().toString();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private HttpServer orderService;
    private String address;

    @BeforeEach
    void start() throws IOException {
        orderService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        orderService.createContext("/orders/" + order + "/timeline", exchange -> {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            answer(exchange, "[{\"type\": \"order.personal-data-erased.v1\"}]");
        });
        orderService.start();
        address = "http://127.0.0.1:" + orderService.getAddress().getPort();
        post.die(new Death(prefix + "orders", "payment-service", order, "{}").of(prefix + "payment-service"));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @AfterEach
    void stop() {
        orderService.stop(0);
    }

    @Test
    void theyAreNotReplayedAndTheCommandSaysWhy() {
        assertThat(run(0, "replay", "--prefix", prefix, "--order", order, "--order-service", address, "--dry-run"))
                .contains("whose personal data was erased", "0 would be replayed");
        assertThat(run(0, "replay", "--prefix", prefix, "--order", order, "--order-service", address))
                .contains("is not replayed: it is of an order whose personal data was erased", "0 replayed");
        assertThat(post.records(prefix + "orders")).hasSize(1);
        assertThat(run(0, "discard", "--prefix", prefix, "--order", order, "--reason", "erased"))
                .contains("1 discarded");
    }

    @Test
    void theCommandSaysIfItIsNotKnown() {
        orderService.stop(0);
        assertThat(run(0, "replay", "--prefix", prefix, "--order", order, "--order-service", address))
                .contains("which is not known", "does not answer", "0 replayed");
        assertThat(run(0, "replay", "--prefix", prefix, "--order", order))
                .contains("1 replayed", "It is not known whether the personal data of 1 of them was erased");
    }

    @Test
    void anotherOrderServiceGetsNoTokenOfASecureLocalStack(@TempDir Path root) throws IOException {
        var clients = Files.createDirectories(root.resolve(".waybill/secure/identity/clients"));
        Files.writeString(clients.resolve("operator"), "secret");
        orderService.createContext(
                "/oauth2/token",
                exchange -> answer(exchange, "{\"access_token\": \"of the local stack\", \"expires_in\": 900}"));
        var secure = Map.of(
                "WAYBILL_SECURITY_MODE", "secure",
                "WAYBILL_IDENTITY_PORT", "" + orderService.getAddress().getPort(),
                "WAYBILL_OPERATOR", "tester");

        assertThat(run(root, secure, 0, "replay", "--prefix", prefix, "--order", order, "--order-service", address))
                .contains("whose personal data was erased");
        assertThat(authorizations).isNotEmpty().containsOnly("null");
    }
}
