package dev.waybill.stack.deadletters;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Formats dead letters for the terminal and for programs. */
public final class DeadLetterFormatter {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonMapper INDENTED_JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DeadLetterFormatter() {}

    /** The JSON form of a dead letter. */
    private record View(
            @JsonProperty("letter") String deadLetter,
            boolean replayed,
            int replays,
            String topic,
            String group,
            String type,
            String order,
            String reason,
            String error,
            @JsonProperty("message") String detail,
            String failedAt) {
        static View of(DeadLetter deadLetter) {
            return new View(
                    deadLetter.place().toString(),
                    deadLetter.isReplayed(),
                    deadLetter.nextAttempt() - 1,
                    deadLetter.origin().topic(),
                    deadLetter.group(),
                    deadLetter.type(),
                    deadLetter.order(),
                    deadLetter.reason(),
                    deadLetter.error(),
                    deadLetter.detail(),
                    deadLetter.failedAt());
        }
    }

    /** A JSON array. */
    public static String json(List<DeadLetter> deadLetters) {
        return JSON.writeValueAsString(deadLetters.stream().map(View::of).toList());
    }

    /** One line per dead letter. */
    public static String table(List<DeadLetter> deadLetters) {
        var text = new StringBuilder("%-44s %-8s %7s  %-32s %-36s  %-17s %s"
                .formatted("DEAD LETTER", "STATE", "REPLAYS", "TYPE", "ORDER", "REASON", "ERROR"));
        for (var deadLetter : deadLetters) {
            text.append("%n%-44s %-8s %7d  %-32s %-36s  %-17s %s: %s"
                    .formatted(
                            deadLetter.place(),
                            state(deadLetter),
                            deadLetter.nextAttempt() - 1,
                            visible(deadLetter.type()),
                            visible(deadLetter.order()),
                            visible(deadLetter.reason()),
                            visible(deadLetter.error().replaceFirst("(?s).*[.$]", "")),
                            visible(deadLetter.detail())));
        }
        return text.toString();
    }

    /** All details of one dead letter. */
    public static String page(DeadLetter deadLetter) {
        var text = new StringBuilder();
        text.append("record   %s, %s%n".formatted(deadLetter.place(), state(deadLetter)));
        text.append("failed   at %s in %s%n".formatted(visible(deadLetter.failedAt()), visible(deadLetter.group())));
        text.append("reason   %s%n".formatted(visible(deadLetter.reason())));
        text.append("error    %s: %s%n".formatted(visible(deadLetter.error()), visible(deadLetter.detail())));
        text.append(
                "origin   %s, replayed %d times before%n".formatted(deadLetter.origin(), deadLetter.replaysBefore()));
        text.append("key      %s%n".formatted(visible(deadLetter.order())));
        deadLetter
                .headers()
                .forEach(header -> text.append("header   %s: %s%n"
                        .formatted(visible(header.key()), visible(DeadLetterHeaders.text(header.value())))));
        return text.append("value%n%s".formatted(value(deadLetter))).toString();
    }

    private static String state(DeadLetter deadLetter) {
        return deadLetter.isReplayed() ? "replayed" : "new";
    }

    private static String value(DeadLetter deadLetter) {
        var text = DeadLetterHeaders.text(deadLetter.value());
        try {
            return deadLetter.value() == null ? "(none)" : INDENTED_JSON.writeValueAsString(JSON.readTree(text));
        } catch (JacksonException e) {
            return text;
        }
    }

    /** One line for the terminal, whatever the bytes. */
    private static String visible(String text) {
        return text.isEmpty() ? "-" : text.replaceAll("\\p{Cc}", "?");
    }
}
