package dev.waybill.stack.deadletters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers of a dead letter: those of the original record, then those that describe the failure, in a fixed order. */
record DeadLetterHeaders(Headers headers) {
    private static final Set<String> ADDED = Set.of(
            "dlt_original_topic",
            "dlt_original_partition",
            "dlt_original_offset",
            "dlt_original_timestamp",
            "dlt_consumer_group",
            "dlt_error_class",
            "dlt_error_message",
            "dlt_failed_at");

    Optional<RecordCoordinates> origin() {
        var all = headers.toArray();
        return ADDED.stream().allMatch(name -> headers.lastHeader(name) != null) && all.length >= ADDED.size()
                ? Optional.of(new RecordCoordinates(
                        text("dlt_original_topic"),
                        (int) number("dlt_original_partition"),
                        number("dlt_original_offset")))
                : Optional.empty();
    }

    /** All but the last eight: the original record may have had headers with the same names. */
    List<Header> own() {
        var all = new ArrayList<>(List.of(headers.toArray()));
        return List.copyOf(all.subList(0, all.size() - ADDED.size()));
    }

    String text(String name) {
        var header = headers.lastHeader(name);
        return header == null ? "" : ByteFormatter.of(header.value());
    }

    /** 0 if there is none. */
    long number(String name) {
        var text = text(name);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
