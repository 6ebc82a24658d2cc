package dev.waybill.stack.cli;

import java.util.ArrayList;
import java.util.List;

/** A record and what it dies of. Headers as {@code name=value}. */
record Death(String topic, String group, String key, String value, String error, List<String> headers) {

    Death(String topic, String group, String key, String value) {
        this(topic, group, key, value, "dev.waybill.InvalidFactsException", List.of("ce_type=order.placed.v1"));
    }

    Death because(String otherError) {
        return new Death(topic, group, key, value, otherError, headers);
    }

    Death with(String header, String text) {
        var more = new ArrayList<>(headers);
        more.add(header + "=" + text);
        return new Death(topic, group, key, value, error, more);
    }
}
