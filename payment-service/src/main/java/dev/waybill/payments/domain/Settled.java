package dev.waybill.payments.domain;

/** A request with what came of it. */
public record Settled(Request request, Outcome outcome) {}
