package dev.waybill.system.http;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A complete HTTP response. */
public record RawResponse(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    static RawResponse of(HttpResponse<String> response) {
        return new RawResponse(response.statusCode(), response.headers(), response.body());
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The media type without its parameters; empty if there is none. */
    public String type() {
        return header("Content-Type").split(";")[0].strip();
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The pointers of the violations, in the order of the response. */
    public List<String> pointers() {
        return json().path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asString())
                .toList();
    }
}
