package dev.waybill.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** HTTP requests to the services on this machine. Thread-safe. */
public final class LocalHttp {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private LocalHttp() {}

    public static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public static HttpResponse<String> get(URI uri, Duration timeout) throws IOException {
        return send("GET", uri, "", timeout, Optional.empty());
    }

    /**
     * Sends a request with this JSON, which may be empty, and with a bearer token, if there is one, and waits for the answer.
     *
     * @throws IOException if there is none within {@code timeout}
     * @throws StackException if the thread is interrupted
     */
    public static HttpResponse<String> send(
            String method, URI uri, String json, Duration timeout, Optional<String> token) throws IOException {
        var request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json));
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return send(request.build());
    }

    /**
     * Sends a request and waits for the answer.
     *
     * @throws IOException if there is none within the request's timeout
     * @throws StackException if the thread is interrupted
     */
    public static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.", e);
        }
    }
}
