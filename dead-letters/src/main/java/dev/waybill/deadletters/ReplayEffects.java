package dev.waybill.deadletters;

import static dev.waybill.deadletters.ServiceEndpoint.JSON;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a replay would do, for events that are older than the inbox: what their consumer has for the order now, and the order
 * itself. Thread-safe.
 */
public final class ReplayEffects {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final String ORDERS = "order-service";
    private static final Map<String, String> PATHS = Map.of(
            ORDERS,
            "/orders/",
            "payment-service",
            "/payments/",
            "inventory-service",
            "/reservations/",
            "shipping-service",
            "/shipments/");

    private final String prefix;
    private final Map<String, URI> services;
    private final TokenSource tokens;

    /**
     * @param prefix of the consumer groups
     * @param services the address of each service by its name; of others nothing is known
     */
    public ReplayEffects(String prefix, Map<String, URI> services, TokenSource tokens) {
        this.prefix = prefix;
        this.services = Map.copyOf(services);
        this.tokens = tokens;
    }

    /** One sentence, for an operator. */
    public String describe(DeadLetter deadLetter) {
        String consumer = deadLetter
                .group()
                .substring(Math.min(prefix.length(), deadLetter.group().length()));
        String order = deadLetter.order();
        if (!order.matches("[0-9a-f-]{36}")) {
            return "is about no order, so nothing is known of its effect";
        }
        if (consumer.equals(ORDERS) && tookEffect(deadLetter)) {
            return "took effect: it is in the timeline of its order, and a replay would become a dead letter again";
        }
        var has = state(consumer, order);
        var text = has.map(
                        status -> "has %s for this order, and what its state machine does with a late %s would happen"
                                .formatted(status, deadLetter.type()))
                .orElse("has nothing for this order, so the event would act as a new one");
        return "%s %s%s"
                .formatted(
                        consumer,
                        text,
                        consumer.equals(ORDERS)
                                ? ""
                                : "; the order is " + state(ORDERS, order).orElse("unknown"));
    }

    private boolean tookEffect(DeadLetter deadLetter) {
        return get(ORDERS, "/orders/" + deadLetter.order() + "/timeline")
                .filter(answer -> answer.valueStream()
                        .anyMatch(event -> event.path("id").asString("").equals(deadLetter.eventId())))
                .isPresent();
    }

    private Optional<String> state(String service, String order) {
        var path = PATHS.get(service);
        return path == null
                ? Optional.of("an unknown state")
                : get(service, path + order).map(answer -> answer.path("status").asString("an unknown state"));
    }

    /** Empty if there is no such thing. */
    private Optional<JsonNode> get(String service, String path) {
        var base = services.get(service);
        if (base == null) {
            return Optional.of(JSON.createObjectNode());
        }
        try {
            var answer = new ServiceEndpoint(service, base, tokens).send("GET", path, "");
            return answer.statusCode() == NOT_FOUND
                    ? Optional.empty()
                    : Optional.of(answer.statusCode() == OK ? JSON.readTree(answer.body()) : JSON.createObjectNode());
        } catch (DeadLetterException | JacksonException e) {
            return Optional.of(JSON.createObjectNode());
        }
    }
}
