package dev.waybill.stack.deadletters;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Letters for people. */
public final class DeadLetterFormatter {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DeadLetterFormatter() {}

    /** A line for each. */
    public static String table(List<DeadLetterStatus> letters) {
        var text = new StringBuilder(
                "%-44s %-8s %7s  %-32s %-36s  %s".formatted("LETTER", "STATE", "REPLAYS", "TYPE", "ORDER", "ERROR"));
        for (var filed : letters) {
            var letter = filed.letter();
            text.append("%n%-44s %-8s %7d  %-32s %-36s  %s: %s"
                    .formatted(
                            letter.place(),
                            filed.isReplayed() ? "replayed" : "new",
                            filed.nextAttempt() - 1,
                            orNone(letter.type()),
                            orNone(letter.order()),
                            letter.shortError(),
                            letter.message()));
        }
        return text.toString();
    }

    /** All that there is to know of one. */
    public static String page(DeadLetterStatus filed) {
        var letter = filed.letter();
        var text = new StringBuilder();
        text.append("letter   %s, %s%n".formatted(letter.place(), filed.isReplayed() ? "replayed" : "new"));
        text.append("died     at %s in %s%n".formatted(letter.failedAt(), letter.group()));
        text.append("because  %s: %s%n".formatted(letter.error(), letter.message()));
        text.append("was      %s, replayed %d times before%n".formatted(letter.origin(), letter.replays()));
        text.append("key      %s%n".formatted(orNone(letter.order())));
        letter.headers()
                .forEach(header ->
                        text.append("header   %s: %s%n".formatted(header.key(), ByteFormatter.of(header.value()))));
        return text.append("value%n%s".formatted(value(letter))).toString();
    }

    private static String value(DeadLetterRecord letter) {
        var text = ByteFormatter.of(letter.value());
        try {
            return letter.value() == null ? "(none)" : JSON.writeValueAsString(JSON.readTree(text));
        } catch (JacksonException e) {
            return text;
        }
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
