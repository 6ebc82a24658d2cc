package dev.waybill.system;

import dev.waybill.system.audit.BadRecords;
import dev.waybill.system.stack.Stack;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A record that looks like an order event: its headers are valid, its facts are not. */
public record BadOrder(String order, String id) {

    public static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    public static BadOrder fresh() {
        return new BadOrder(UUID.randomUUID().toString(), Ids.now());
    }

    public static BadOrder of(UUID order) {
        return new BadOrder(order.toString(), Ids.now());
    }

    /** Publishes it to the topic {@code orders}. */
    public BadOrder send(Stack stack, String facts) {
        var headers = Map.ofEntries(
                Map.entry("ce_specversion", "1.0"),
                Map.entry("ce_id", id),
                Map.entry("ce_type", "order.placed.v1"),
                Map.entry("ce_source", "/order-service"),
                Map.entry("ce_subject", order),
                Map.entry("ce_time", Instant.now().toString()),
                Map.entry("ce_sequence", "0000000001"),
                Map.entry("ce_sequencetype", "Integer"),
                Map.entry("ce_correlationid", order),
                Map.entry("content-type", "application/json"),
                Map.entry("traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-00"));
        BadRecords.send(stack, "orders", order, facts, headers);
        return this;
    }
}
