package dev.waybill.load.report;

/** A percentile of both latencies, in milliseconds. */
public record Percentile(double percent, double http, double endToEnd) {}
