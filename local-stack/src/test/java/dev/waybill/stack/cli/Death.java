package dev.waybill.stack.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A record and the failure that makes it a dead letter. Headers as {@code name=value}.
 *
 * @param service that could not handle it
 * @param group its consumer group
 * @param former whether the headers of its dead letter are the former ones
 */
record Death(
        String topic,
        String service,
        String group,
        String key,
        String value,
        String error,
        List<String> headers,
        boolean former) {

    Death(String topic, String service, String key, String value) {
        this(
                topic,
                service,
                service,
                key,
                value,
                "dev.waybill.InvalidFactsException",
                List.of("ce_type=order.placed.v1"),
                false);
    }

    Death of(String otherGroup) {
        return new Death(topic, service, otherGroup, key, value, error, headers, former);
    }

    Death because(String otherError) {
        return new Death(topic, service, group, key, value, otherError, headers, former);
    }

    Death with(String header, String text) {
        var more = new ArrayList<>(headers);
        more.add(header + "=" + text);
        return new Death(topic, service, group, key, value, error, more, former);
    }

    Death inFormerWay() {
        return new Death(topic, service, group, key, value, error, headers, true);
    }
}
