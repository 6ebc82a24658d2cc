package dev.waybill.stack.deadletters;

import dev.waybill.stack.StackException;
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

/** The brake on dead letters of a service on this machine, at its actuator endpoint. */
public final class DeadLetterBrakeClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String service;
    private final URI endpoint;

    public DeadLetterBrakeClient(String service, int port) {
        this.service = service;
        this.endpoint = URI.create("http://127.0.0.1:" + port + "/actuator/deadletterbrake");
    }

    /**
     * Lets a partition go on.
     *
     * @throws StackException if the partition is not paused, or the service does not answer or has no brake
     */
    public void release(String partition) {
        var body = BodyPublishers.ofString(JSON.writeValueAsString(Map.of("partition", partition)));
        var answer = send(request().header("Content-Type", "application/json").POST(body));
        if (answer.statusCode() == NOT_FOUND) {
            throw new StackException("%s is not paused in %s; %s.".formatted(partition, service, paused()));
        }
        if (answer.statusCode() != NO_CONTENT) {
            throw unexpected(answer);
        }
    }

    /** Which partitions are paused, as text. */
    private String paused() {
        var answer = send(request().GET());
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
        return "%s since %s after %d dead letters"
                .formatted(
                        paused.path("partition").asString(""),
                        paused.path("since").asString(""),
                        paused.path("deadLetters").asInt(0));
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(endpoint).timeout(TIMEOUT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StackException(
                    "%s does not answer at %s; ./waybill status shows whether it runs.".formatted(service, endpoint),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.", e);
        }
    }

    private StackException unexpected(HttpResponse<String> answer) {
        return new StackException("%s answered %d at %s; it may have no brake on dead letters, or its log says more."
                .formatted(service, answer.statusCode(), endpoint));
    }
}
