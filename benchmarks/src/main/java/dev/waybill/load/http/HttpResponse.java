package dev.waybill.load.http;

/**
 * A response. Its body is discarded.
 *
 * @param createdId the last part of the {@code Location}; empty if there was none
 * @param isLast whether the server closes the connection after it
 */
public record HttpResponse(int status, String createdId, boolean isLast) {}
