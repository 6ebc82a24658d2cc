package dev.waybill.deadletters;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests to one service. Thread-safe.
 *
 * @param reason why an operator changes something there, which the service records if it knows the operator
 */
record ServiceEndpoint(
        String service,
        URI base,
        TokenSource tokens,
        @Nullable String reason) {
    /** Reads what an answer leaves out as empty text or list, 0 or false. */
    static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultNullHandling(_ -> JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY))
            .build();

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    ServiceEndpoint(String service, URI base, TokenSource tokens) {
        this(service, base, tokens, null);
    }

    URI uri(String path) {
        return URI.create(base.toString().replaceFirst("/$", "") + path);
    }

    /** @throws DeadLetterException if the service does not answer */
    HttpResponse<String> send(String method, String path, String json) {
        var uri = uri(path);
        var request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json));
        tokens.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        if (reason != null && !method.equals("GET")) {
            request.header(
                    "Waybill-Reason",
                    URLEncoder.encode(reason, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DeadLetterException(
                    "%s does not answer at %s; ./waybill status shows whether it runs.".formatted(service, uri), e);
        } catch (InterruptedException e) {
            throw KafkaCluster.interrupted("");
        }
    }
}
