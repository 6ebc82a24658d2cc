package dev.waybill.system.telemetry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.json.JsonMapper;

/** Changes the log levels of a running service. */
public record Loggers(URI service) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public String level(String logger) throws IOException, InterruptedException {
        String answer = send(HttpRequest.newBuilder(uri(logger)).GET());
        return new JsonMapper().readTree(answer).path("effectiveLevel").asString();
    }

    public void level(String logger, String level) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(uri(logger))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"configuredLevel\": \"%s\"}".formatted(level))));
    }

    private URI uri(String logger) {
        return service.resolve("/actuator/loggers/" + logger);
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString()).body();
    }
}
