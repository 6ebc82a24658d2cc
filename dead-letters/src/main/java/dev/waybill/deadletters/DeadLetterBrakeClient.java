package dev.waybill.deadletters;

import static dev.waybill.deadletters.ServiceEndpoint.JSON;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The brake on dead letters of a service, at its actuator endpoint. Thread-safe. */
public final class DeadLetterBrakeClient {
    private static final String PATH = "/actuator/deadletterbrake";
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;

    private final ServiceEndpoint service;

    /** @param base the service's address, for example {@code http://127.0.0.1:8082} */
    public DeadLetterBrakeClient(String service, URI base, TokenSource tokens) {
        this(service, base, tokens, null);
    }

    /** @param reason why the operator changes something, for the service's record of operators' actions; null if not given */
    public DeadLetterBrakeClient(String service, URI base, TokenSource tokens, @Nullable String reason) {
        this.service = new ServiceEndpoint(service, base, tokens, reason);
    }

    /** A partition that the brake has paused. */
    public record PausedPartition(String partition, String since, int deadLetters) {}

    private record Paused(List<PausedPartition> paused) {}

    /**
     * Lets a partition go on.
     *
     * @throws DeadLetterException if the partition is not paused, or the service does not answer or has no brake
     */
    public void release(String partition) {
        var answer = service.send("POST", PATH, JSON.writeValueAsString(Map.of("partition", partition)));
        if (answer.statusCode() == NOT_FOUND) {
            throw new DeadLetterException(
                    NOT_FOUND,
                    "%s is not paused in %s; %s.".formatted(partition, service.service(), describe(paused())));
        }
        if (answer.statusCode() != NO_CONTENT) {
            throw unexpected(answer);
        }
    }

    /** @throws DeadLetterException if the service does not answer or has no brake */
    public List<PausedPartition> paused() {
        var answer = service.send("GET", PATH, "");
        if (answer.statusCode() != OK) {
            throw unexpected(answer);
        }
        try {
            return JSON.readValue(answer.body(), Paused.class).paused();
        } catch (JacksonException e) {
            throw unexpected(answer);
        }
    }

    private static String describe(List<PausedPartition> paused) {
        return paused.isEmpty()
                ? "no partition is"
                : paused.stream()
                        .map(each -> "%s since %s after %s dead letters"
                                .formatted(each.partition(), each.since(), each.deadLetters()))
                        .collect(Collectors.joining(", ", "these are: ", ""));
    }

    /** A reason that is too long, for example, is refused with a problem, which says so. */
    private DeadLetterException unexpected(HttpResponse<String> answer) {
        String problem = problem(answer.body());
        if (!problem.isEmpty()) {
            return new DeadLetterException(
                    answer.statusCode(),
                    "%s answered %s: %s".formatted(service.service(), answer.statusCode(), problem));
        }
        return new DeadLetterException(
                "%s answered %s at %s; it may have no brake on dead letters, or its log says more."
                        .formatted(service.service(), answer.statusCode(), service.uri(PATH)));
    }

    private static String problem(String body) {
        try {
            return JSON.readTree(body).path("detail").asString("");
        } catch (JacksonException e) {
            return "";
        }
    }
}
