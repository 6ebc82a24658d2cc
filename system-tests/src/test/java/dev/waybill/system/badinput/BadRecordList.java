package dev.waybill.system.badinput;

import static dev.waybill.system.badinput.BadRecord.cancelled;
import static dev.waybill.system.badinput.BadRecord.event;
import static dev.waybill.system.badinput.BadRecord.idFrom;

import dev.waybill.system.Ids;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every bad record of the list, by name. */
final class BadRecordList {

    private static final Map<String, List<String>> KNOWN_NAMES = Map.of(
            "orders",
            List.of(
                    "order.placed.v1",
                    "order.confirmed.v1",
                    "order.cancellation-requested.v1",
                    "order.cancelled.v1",
                    "order.completed.v1"),
            "inventory",
            List.of("stock.reserved.v1", "stock.rejected.v1", "stock.released.v1", "stock.committed.v1"),
            "payments",
            List.of(
                    "payment.authorized.v1",
                    "payment.declined.v1",
                    "payment.captured.v1",
                    "payment.capture-failed.v1",
                    "payment.voided.v1",
                    "payment.refunded.v1"),
            "shipping",
            List.of(
                    "shipment.scheduled.v1",
                    "shipment.dispatched.v1",
                    "shipment.delivered.v1",
                    "shipment.cancelled.v1",
                    "shipment.failed.v1"));

    private final Map<String, BadRecord> all = new LinkedHashMap<>();

    private BadRecordList() {}

    static Map<String, BadRecord> all() {
        var list = new BadRecordList();
        list.values();
        list.facts();
        list.headers();
        list.ids();
        list.forgedLogLines();
        KNOWN_NAMES.forEach(list::everyName);
        list.all.forEach((name, record) -> record.add("mark", name));
        return list.all;
    }

    private void values() {
        all.put("no value", cancelled().value((byte[]) null));
        all.put("an empty value", cancelled().value(""));
        all.put("invalid UTF-8", cancelled().value(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}));
        all.put("truncated JSON", cancelled().value("{\"orderId\": "));
        all.put("an array", cancelled().value("[]"));
        all.put("a number", cancelled().value("7"));
        all.put("no key", cancelled().key(null));
        all.put("another key", cancelled().key(Ids.now()));
    }

    private void facts() {
        String reserved = ", \"lines\": [{\"sku\": \"MUG-WHITE\", \"quantity\": %s}]";
        for (String quantity : List.of("-1", "0", "1.5", "2147483648", "1e400000000", "\"1\"")) {
            all.put(
                    "a quantity of " + quantity,
                    event("inventory", "stock.reserved.v1", _ -> reserved.formatted(quantity)));
        }
        all.put(
                "a negative amount",
                event(
                        "payments",
                        "payment.authorized.v1",
                        _ -> ", \"amount\": \"-1.00\", \"currency\": \"EUR\", \"reference\": \"r\""));
        all.put("a thousand levels", cancelled().facts(", \"deep\": " + "[".repeat(1_000) + "]".repeat(1_000)));
        all.put("a duplicate fact", cancelled().facts(", \"reason\": \"TIMED_OUT\""));
        all.put("a reason that is no text", event("orders", "order.cancelled.v1", _ -> ", \"reason\": 7"));
        all.put(
                "facts of another order",
                cancelled().value("{\"orderId\": \"%s\", \"reason\": \"TIMED_OUT\"}".formatted(Ids.now())));
    }

    private void headers() {
        for (String header : List.of(
                "ce_specversion",
                "ce_id",
                "ce_type",
                "ce_source",
                "ce_subject",
                "ce_time",
                "ce_sequence",
                "ce_sequencetype",
                "ce_correlationid",
                "content-type")) {
            all.put("no " + header, cancelled().without(header));
            all.put("an empty " + header, cancelled().with(header, ""));
        }
        all.put("another version", cancelled().with("ce_specversion", "0.3"));
        all.put("a time that is none", cancelled().with("ce_time", "2026-02-30T00:00:00Z"));
        all.put("a time of the year 9999", cancelled().with("ce_time", "9999-12-31T23:59:59Z"));
        all.put("a sequence that is none", cancelled().with("ce_sequence", "one"));
        all.put("another subject", cancelled().with("ce_subject", Ids.now()));
        all.put("another content type", cancelled().with("content-type", "text/plain"));
        var many = cancelled();
        for (int i = 0; i < 100; i++) {
            many.add("x-" + i, "");
        }
        all.put("more than 100 headers", many);
    }

    private void ids() {
        all.put("an id that is no UUID", cancelled().with("ce_id", "42"));
        all.put("a UUIDv4", cancelled().with("ce_id", UUID.randomUUID().toString()));
        all.put("an id too old", cancelled().with("ce_id", idFrom(Duration.ofDays(20))));
        all.put("an id from the future", cancelled().with("ce_id", idFrom(Duration.ofHours(-25))));
    }

    private void forgedLogLines() {
        String line = ForgedLogLine.TEXT;
        for (String header : List.of("ce_id", "ce_source", "ce_subject", "ce_time", "ce_sequence", "content-type")) {
            all.put("a forged line for " + header, cancelled().with(header, line));
        }
        all.put("a forged line for a key", cancelled().key(line));
        all.put("a forged line for a value", cancelled().value(line));
    }

    /** Facts are read only by consumers that handle the event type; others ignore the record by its header. */
    private void everyName(String topic, List<String> names) {
        for (String name : names) {
            all.put(name + " without facts", event(topic, name, _ -> "").value("{}"));
        }
    }
}
