package dev.waybill.deadletters;

import static dev.waybill.deadletters.ServiceEndpoint.JSON;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Has a service publish events of its outbox again. Thread-safe. */
public final class EventResendClient {
    private static final String PATH = "/events/resends";

    private final ServiceEndpoint service;

    /**
     * @param base the service's address, for example {@code http://127.0.0.1:8081}
     * @param reason why the operator changes something, for the service's record of operators' actions; null if not given
     */
    public EventResendClient(String service, URI base, TokenSource tokens, @Nullable String reason) {
        this.service = new ServiceEndpoint(service, base, tokens, reason);
    }

    /**
     * How far it is.
     *
     * @param state {@code RUNNING}, {@code DONE} or {@code FAILED}
     * @param types how many events of each type there are
     * @param sent how many of them the brokers have acknowledged
     * @param erased how many are left out, because the personal data of their orders was erased
     * @param problem why it has failed; empty unless it has
     */
    public record Resend(
            String id,
            boolean dryRun,
            String state,
            SortedMap<String, Long> types,
            long sent,
            long erased,
            String problem) {
        public boolean isRunning() {
            return state.equals("RUNNING");
        }

        public long total() {
            return types.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** @throws DeadLetterException if the service refuses it, or does not answer */
    public Resend ofOrder(String order, boolean dryRun) {
        return start(JSON.writeValueAsString(Map.of("orderId", order, "dryRun", dryRun)));
    }

    /** @throws DeadLetterException if the service refuses it, or does not answer */
    public Resend ofTime(Instant since, @Nullable Instant until, boolean dryRun) {
        var request = JSON.createObjectNode().put("since", since.toString()).put("dryRun", dryRun);
        if (until != null) {
            request.put("until", until.toString());
        }
        return start(request.toString());
    }

    private Resend start(String request) {
        return read(service.send("POST", PATH, request), 202);
    }

    /** @throws DeadLetterException if the service does not know it any more, or does not answer */
    public Resend progress(String id) {
        return read(service.send("GET", PATH + "/" + id, ""), 200);
    }

    private Resend read(HttpResponse<String> answer, int expected) {
        try {
            if (answer.statusCode() == expected) {
                return JSON.readValue(answer.body(), Resend.class);
            }
            var detail = JSON.readTree(answer.body()).path("detail").asString("");
            throw new DeadLetterException(
                    answer.statusCode(),
                    "%s answered %s: %s".formatted(service.service(), answer.statusCode(), detail));
        } catch (JacksonException e) {
            throw new DeadLetterException(
                    "%s answered %s without JSON.".formatted(service.service(), answer.statusCode()), e);
        }
    }
}
