package dev.waybill.system.telemetry;

import dev.waybill.system.http.RawHttp;
import java.net.URI;

/** Changes the log levels of a running service. */
public record Loggers(URI service) {

    public String level(String logger) {
        return RawHttp.get(uri(logger)).json().path("effectiveLevel").asString();
    }

    public void level(String logger, String level) {
        RawHttp.json("POST", uri(logger), "{\"configuredLevel\": \"%s\"}".formatted(level));
    }

    private URI uri(String logger) {
        return service.resolve("/actuator/loggers/" + logger);
    }
}
