package dev.waybill.web;

import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the body of a response as the bytes that would be sent, for callers that store them to send them again.
 * Thread-safe.
 */
public final class JsonResponseWriter {

    private final JsonMapper mapper;

    JsonResponseWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    public byte[] write(Object answer) {
        return mapper.writeValueAsBytes(answer);
    }
}
