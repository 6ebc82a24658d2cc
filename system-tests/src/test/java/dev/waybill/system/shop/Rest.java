package dev.waybill.system.shop;

import dev.waybill.deadletters.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks and answers over HTTP/1.1, with a time limit. Thread-safe. */
final class Rest {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final TokenSource tokens;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    /** @param tokens with which the services are called */
    Rest(TokenSource tokens) {
        this.tokens = tokens;
    }

    ApiResponse get(URI uri) {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    ApiResponse post(URI uri, String body, String... headers) {
        return send(withBody(HttpRequest.newBuilder(uri), headers).POST(BodyPublishers.ofString(body)));
    }

    ApiResponse put(URI uri, String body) {
        return send(withBody(HttpRequest.newBuilder(uri)).PUT(BodyPublishers.ofString(body)));
    }

    ApiResponse delete(URI uri) {
        return send(HttpRequest.newBuilder(uri).DELETE());
    }

    private static HttpRequest.Builder withBody(HttpRequest.Builder request, String... headers) {
        request.header("Content-Type", "application/json");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private ApiResponse send(HttpRequest.Builder request) {
        tokens.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        try {
            HttpResponse<String> response = client.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
            return new ApiResponse(response.statusCode(), response.body());
        } catch (IOException e) {
            return new ApiResponse(0, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ApiResponse(0, "interrupted");
        }
    }
}
