package dev.waybill.console.overview;

import dev.waybill.console.service.Reply;
import dev.waybill.console.service.ServiceClients;
import dev.waybill.console.service.ServiceException;
import dev.waybill.console.service.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Asks every instance of the services for its health and metrics, all at the same time. Thread-safe. */
@Component
class ServiceProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final ServiceClients clients;
    private final List<Instance> instances;

    /** An instance and how it is asked. */
    private record Instance(ServiceName service, RestClient client) {}

    /**
     * What an instance answered.
     *
     * @param ready whether it does its work
     * @param faults by component
     * @param degraded reasons by cause
     * @param page null if it gives none
     * @param problem why it gives none; null if it does
     */
    record Answer(
            ServiceName service,
            boolean ready,
            Map<String, String> faults,
            Map<String, String> degraded,
            @Nullable MetricsPage page,
            @Nullable ServiceException problem) {}

    ServiceProbe(ServiceClients clients) {
        this.clients = clients;
        instances = Stream.of(ServiceName.values())
                .flatMap(service -> clients.addresses(service).stream()
                        .map(address -> new Instance(service, clients.client(service.label(), address, TIMEOUT))))
                .toList();
    }

    List<Answer> ask() {
        // of this thread's operator, whom the others do not know
        var token = clients.tokens().token();
        return instances.stream()
                .gather(Gatherers.mapConcurrent(Math.max(1, instances.size()), instance -> ask(instance, token)))
                .toList();
    }

    private static Answer ask(Instance instance, Optional<String> token) {
        Consumer<HttpHeaders> headers = all -> token.ifPresent(all::setBearerAuth);
        var page = Reply.of(() -> instance.client()
                .get()
                .uri("/actuator/prometheus")
                .headers(headers)
                .retrieve()
                .body(String.class));
        var text = page.value();
        if (text == null) {
            return new Answer(instance.service(), false, Map.of(), Map.of(), null, page.problem());
        }
        var answer = Reply.of(() -> instance.client()
                        .get()
                        .uri("/actuator/health")
                        .headers(headers)
                        .<@Nullable JsonNode>exchange((_, response) -> response.bodyTo(JsonNode.class)))
                .value();
        var health = answer == null ? MissingNode.getInstance() : answer;
        var faults = new TreeMap<String, String>();
        var degraded = new TreeMap<String, String>();
        health.path("components").forEachEntry((component, state) -> {
            if (!isUp(state)) {
                faults.put(component, texts(state.path("details")));
            }
            state.path("details")
                    .path("degraded")
                    .forEachEntry((cause, reason) -> degraded.put(cause, reason.asString("")));
        });
        return new Answer(instance.service(), isUp(health), faults, degraded, MetricsPage.parse(text), null);
    }

    private static boolean isUp(JsonNode health) {
        return health.path("status").asString("").equals("UP");
    }

    private static String texts(JsonNode details) {
        return String.join(
                ", ",
                details.valueStream()
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .toList());
    }
}
