package dev.waybill.deadletters;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The brake on dead letters of a service, at its actuator endpoint. */
public final class DeadLetterBrakeClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private final String service;
    private final URI endpoint;

    /** @param base the service's address, for example {@code http://127.0.0.1:8082} */
    public DeadLetterBrakeClient(String service, URI base) {
        this.service = service;
        this.endpoint = base.resolve("/actuator/deadletterbrake");
    }

    /**
     * Lets a partition go on.
     *
     * @throws DeadLetterException if the partition is not paused, or the service does not answer or has no brake
     */
    public void release(String partition) {
        var answer = send("POST", JSON.writeValueAsString(Map.of("partition", partition)));
        if (answer.statusCode() == NOT_FOUND) {
            throw new DeadLetterException("%s is not paused in %s; %s.".formatted(partition, service, paused()));
        }
        if (answer.statusCode() != NO_CONTENT) {
            throw unexpected(answer);
        }
    }

    /** Which partitions are paused, as text. */
    private String paused() {
        var answer = send("GET", "");
        if (answer.statusCode() != OK) {
            throw unexpected(answer);
        }
        try {
            var partitions = JSON.readTree(answer.body()).path("paused");
            return partitions.isEmpty()
                    ? "no partition is"
                    : partitions
                            .valueStream()
                            .map(DeadLetterBrakeClient::describe)
                            .collect(Collectors.joining(", ", "these are: ", ""));
        } catch (JacksonException e) {
            throw unexpected(answer);
        }
    }

    private static String describe(JsonNode paused) {
        return "%s since %s after %s dead letters"
                .formatted(
                        paused.path("partition").asString(""),
                        paused.path("since").asString(""),
                        paused.path("deadLetters").asInt(0));
    }

    private HttpResponse<String> send(String method, String json) {
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DeadLetterException(
                    "%s does not answer at %s; ./waybill status shows whether it runs.".formatted(service, endpoint),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeadLetterException("Interrupted.", e);
        }
    }

    private DeadLetterException unexpected(HttpResponse<String> answer) {
        return new DeadLetterException(
                "%s answered %s at %s; it may have no brake on dead letters, or its log says more."
                        .formatted(service, answer.statusCode(), endpoint));
    }
}
