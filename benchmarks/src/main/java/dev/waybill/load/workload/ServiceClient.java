package dev.waybill.load.workload;

import dev.waybill.deadletters.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to a service over persistent connections. It never repeats one that may have an effect: if the response
 * is lost, the caller must decide whether repeating is safe. Thread-safe.
 */
public final class ServiceClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI service;
    private final TokenSource tokens;

    /** Without threads of its own, because responses are only a few headers; a pool costs a third more processor time. */
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .executor(Runnable::run)
            .build();

    public ServiceClient(URI service, TokenSource tokens) {
        this.service = service;
        this.tokens = tokens;
    }

    /**
     * Sends a request with a JSON body and waits up to 30 s for its response, whose body is discarded.
     *
     * @param key the {@code Idempotency-Key}, if there is one
     * @throws java.net.ConnectException if the request was not sent
     * @throws java.net.http.HttpTimeoutException if there was no response in time
     * @throws IOException if the response was lost for another reason
     */
    public HttpResponse<Void> send(String method, String path, String body, @Nullable String key)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        tokens.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return client.send(request.build(), BodyHandlers.discarding());
    }

    /** The last part of a response's {@code Location}. */
    public static UUID createdId(HttpResponse<?> response) {
        String location = response.headers().firstValue("Location").orElse("");
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
