package dev.waybill.console.overview;

import dev.waybill.console.ConsoleProperties;
import dev.waybill.console.service.Reply;
import dev.waybill.console.service.ServiceClients;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** The alerts that fire, by Prometheus if there is one. Thread-safe. */
@Component
class FiringAlerts {

    private final Optional<RestClient> prometheus;

    /** @param runbook the path of its page in the project; may be empty */
    record Alert(String name, String severity, String summary, String runbook) {

        /** The path of the runbook here. */
        public String page() {
            return runbook.replace("docs/", "").replace(".md", "");
        }
    }

    FiringAlerts(ConsoleProperties properties, ServiceClients clients) {
        prometheus = Optional.ofNullable(properties.prometheus())
                .map(address -> clients.client("prometheus", address, Duration.ofSeconds(3)));
    }

    /** Null if there is no Prometheus. */
    @Nullable Reply<List<Alert>> read() {
        return prometheus.map(client -> Reply.of(() -> alerts(client))).orElse(null);
    }

    private static List<Alert> alerts(RestClient client) {
        var answer = client.get().uri("/api/v1/alerts").retrieve().body(JsonNode.class);
        return answer == null
                ? List.of()
                : answer.path("data")
                        .path("alerts")
                        .valueStream()
                        .filter(alert -> alert.path("state").asString("").equals("firing"))
                        .map(alert -> new Alert(
                                alert.at("/labels/alertname").asString(""),
                                alert.at("/labels/severity").asString(""),
                                alert.at("/annotations/summary").asString(""),
                                alert.at("/annotations/runbook_url").asString("")))
                        .sorted(Comparator.comparing(Alert::severity).thenComparing(Alert::name))
                        .toList();
    }
}
