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
        var text = new StringBuilder("%-44s %-8s %7s  %-32s %-36s  %-17s %s"
                .formatted("DEAD LETTER", "STATE", "REPLAYS", "TYPE", "ORDER", "REASON", "ERROR"));
        for (var status : deadLetters) {
            var record = status.record();
            text.append("%n%-44s %-8s %7d  %-32s %-36s  %-17s %s: %s"
                    .formatted(
                            record.place(),
                            status.isReplayed() ? "replayed" : "new",
                            status.nextAttempt() - 1,
                            visible(record.type()),
                            visible(record.order()),
                            visible(record.reason()),
                            visible(record.shortError()),
                            visible(record.detail())));
        }
        return text.toString();
    }

    /** All details of one dead letter. */
    public static String page(DeadLetterStatus status) {
        var record = status.record();
        var text = new StringBuilder();
        text.append("record   %s, %s%n".formatted(record.place(), status.isReplayed() ? "replayed" : "new"));
        text.append("failed   at %s in %s%n".formatted(visible(record.failedAt()), visible(record.group())));
        text.append("reason   %s%n".formatted(visible(record.reason())));
        text.append("error    %s: %s%n".formatted(visible(record.error()), visible(record.detail())));
        text.append("origin   %s, replayed %d times before%n".formatted(record.origin(), record.replays()));
        text.append("key      %s%n".formatted(visible(record.order())));
        record.headers()
                .forEach(header -> text.append("header   %s: %s%n"
                        .formatted(visible(header.key()), visible(ByteFormatter.of(header.value())))));
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

    /** One line for the terminal, whatever the bytes. */
    private static String visible(String text) {
        return text.isEmpty() ? "-" : text.replaceAll("\\p{Cc}", "?");
    }
}
