package dev.waybill.load.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.waybill.stack.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueSetupTest {

    private static final Catalogue CATALOGUE = new Catalogue(40);

    private final Map<String, Integer> statusOfPut = new ConcurrentHashMap<>();
    private final Map<String, String> created = new ConcurrentHashMap<>();
    private HttpServer server;
    private CatalogueSetup setup;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            int status = created.containsKey(path) ? 200 : 404;
            if (exchange.getRequestMethod().equals("PUT")) {
                status = statusOfPut.getOrDefault(path, 201);
                created.put(path, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        var uri = URI.create("http://localhost:" + server.getAddress().getPort());
        setup = new CatalogueSetup(CATALOGUE, uri, uri, Optional::empty);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void productsAndStockAreCreatedOnce() {
        assertThat(setup.isDone()).isFalse();

        setup.run();

        assertThat(created.keySet())
                .containsExactlyInAnyOrderElementsOf(CATALOGUE.all().stream()
                        .flatMap(sku -> Stream.of("/products/" + sku, "/stock/" + sku))
                        .toList());
        assertThat(setup.isDone()).isTrue();
    }

    @Test
    void aRefusedArticleIsNamed() {
        String path = "/stock/" + CATALOGUE.all().get(7);
        statusOfPut.put(path, 503);

        assertThatExceptionOfType(StackException.class)
                .isThrownBy(setup::run)
                .withMessageContaining("PUT http://localhost:")
                .withMessageEndingWith(path + " had the response 503");
    }

    @Test
    void aServiceThatIsAwayIsNamed() {
        server.stop(0);

        assertThatExceptionOfType(StackException.class)
                .isThrownBy(setup::isDone)
                .withMessageContaining("/products/")
                .withMessageContaining("had no response (java.net.ConnectException");
    }
}
