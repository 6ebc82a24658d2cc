package dev.waybill.load.http;

/**
 * What came back; bodies are read and forgotten.
 *
 * @param created the last part of the {@code Location}, empty if there was none
 * @param isLast whether the server closes the connection behind it
 */
public record Answer(int status, String created, boolean isLast) {}
