package dev.waybill.system.http;

import dev.waybill.deadletters.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Sends exactly the given request over HTTP/1.1, with an operator's token to a stack that asks for one. Thread-safe. */
public final class RawHttp {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    private static volatile TokenSource tokens = Optional::empty;

    private RawHttp() {}

    /** From now on each request has a token of these. */
    public static void authorize(TokenSource source) {
        tokens = source;
    }

    public static RawResponse get(URI uri) {
        return send("GET", uri, BodyPublishers.noBody());
    }

    /** JSON with a method of any kind. */
    public static RawResponse json(String method, URI uri, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        return send(method, uri, BodyPublishers.ofString(body), all);
    }

    /** @throws AssertionError if there is no answer, or none in time */
    public static RawResponse send(String method, URI uri, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(uri).timeout(LIMIT).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        tokens.token().ifPresent(token -> request.setHeader("Authorization", "Bearer " + token));
        try {
            return RawResponse.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError(method + " " + uri + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
