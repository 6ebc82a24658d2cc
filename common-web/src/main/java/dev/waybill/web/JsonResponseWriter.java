package dev.waybill.web;

import tools.jackson.databind.json.JsonMapper;

/**
 * The body of an answer as the very bytes that would be sent, for those who must be able to send them again. Thread-safe.
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
