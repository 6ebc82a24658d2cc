package dev.waybill.stack.deadletters;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Formats dead letters for the terminal. */
public final class DeadLetterFormatter {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DeadLetterFormatter() {}

    /** One line per dead letter. */
    public static String table(List<DeadLetterStatus> deadLetters) {
        var text = new StringBuilder("%-44s %-8s %7s  %-32s %-36s  %s"
                .formatted("DEAD LETTER", "STATE", "REPLAYS", "TYPE", "ORDER", "ERROR"));
        for (var status : deadLetters) {
            var record = status.record();
            text.append("%n%-44s %-8s %7d  %-32s %-36s  %s: %s"
                    .formatted(
                            record.place(),
                            status.isReplayed() ? "replayed" : "new",
                            status.nextAttempt() - 1,
                            orNone(record.type()),
                            orNone(record.order()),
                            record.shortError(),
                            record.message()));
        }
        return text.toString();
    }

    /** All details of one dead letter. */
    public static String page(DeadLetterStatus status) {
        var record = status.record();
        var text = new StringBuilder();
        text.append("record   %s, %s%n".formatted(record.place(), status.isReplayed() ? "replayed" : "new"));
        text.append("failed   at %s in %s%n".formatted(record.failedAt(), record.group()));
        text.append("error    %s: %s%n".formatted(record.error(), record.message()));
        text.append("origin   %s, replayed %d times before%n".formatted(record.origin(), record.replays()));
        text.append("key      %s%n".formatted(orNone(record.order())));
        record.headers()
                .forEach(header ->
                        text.append("header   %s: %s%n".formatted(header.key(), ByteFormatter.of(header.value()))));
        return text.append("value%n%s".formatted(value(record))).toString();
    }

    private static String value(DeadLetter record) {
        var text = ByteFormatter.of(record.value());
        try {
            return record.value() == null ? "(none)" : JSON.writeValueAsString(JSON.readTree(text));
        } catch (JacksonException e) {
            return text;
        }
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
