package dev.waybill.load.report;

/** How long the given share of orders took at most, in milliseconds. */
public record Percentile(double percent, double http, double endToEnd) {}
