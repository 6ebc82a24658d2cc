package dev.waybill.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.deadletters.AuditTrail.Handling;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeader;

/** A dead letter as it is read. */
final class TestDeadLetter {
    static final String ORDER = "0199f3a0-7b1c-7c3a-9f00-5b8e6a1d2c3f";
    static final String EVENT = "0199f3a0-0000-7000-8000-000000000001";

    private TestDeadLetter() {}

    static DeadLetter of(String group, String value) {
        return of("orders", group, value, "order.placed.v1");
    }

    static DeadLetter of(String topic, String group, String value, String type) {
        return new DeadLetter(
                new RecordCoordinates(topic + "." + group + ".dlt", 0, 1),
                new DeadLetterOrigin(new RecordCoordinates(topic, 0, 7), 0, group),
                "handler-failed",
                "dev.waybill.Failure",
                "",
                "2026-03-01T12:00:00Z",
                0,
                Handling.NONE,
                ORDER.getBytes(UTF_8),
                value.getBytes(UTF_8),
                List.of(
                        new RecordHeader("ce_id", EVENT.getBytes(UTF_8)),
                        new RecordHeader("ce_type", type.getBytes(UTF_8))));
    }
}
