package dev.waybill.web;

/**
 * Writes the body of a response as the bytes that would be sent, for callers that store them to send them again.
 * Thread-safe.
 */
public final class JsonResponseWriter {

    JsonResponseWriter() {}

    public byte[] write(Object answer) {
        return StrictJsonMapper.INSTANCE.writeValueAsBytes(answer);
    }
}
