package dev.waybill.payments.domain;

/** A request to the gateway and its outcome. */
public record GatewayResult(GatewayRequest request, GatewayOutcome outcome) {}
