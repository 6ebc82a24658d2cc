package dev.waybill.deadletters;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Formats dead letters for the terminal and for programs. */
public final class DeadLetterFormatter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DeadLetterFormatter() {}

    /** A JSON array. */
    public static String json(List<DeadLetter> deadLetters) {
        return JSON.writeValueAsString(
                deadLetters.stream().map(DeadLetterFormatter::json).toList());
    }

    private static ObjectNode json(DeadLetter deadLetter) {
        return JSON.createObjectNode()
                .put("letter", deadLetter.place().toString())
                .put("replayed", deadLetter.isReplayed())
                .put("replays", deadLetter.nextAttempt() - 1)
                .put("topic", deadLetter.origin().topic())
                .put("group", deadLetter.group())
                .put("type", deadLetter.type())
                .put("order", deadLetter.order())
                .put("reason", deadLetter.reason())
                .put("error", deadLetter.error())
                .put("message", deadLetter.detail())
                .put("failedAt", deadLetter.failedAt());
    }

    /** One line per dead letter. */
    public static String table(List<DeadLetter> deadLetters) {
        var text = new StringBuilder("%-44s %-8s %7s  %-32s %-36s  %-17s %s"
                .formatted("DEAD LETTER", "STATE", "REPLAYS", "TYPE", "ORDER", "REASON", "ERROR"));
        for (var deadLetter : deadLetters) {
            text.append("%n%-44s %-8s %7s  %-32s %-36s  %-17s %s: %s"
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
                "origin   %s, replayed %s times before%n".formatted(deadLetter.origin(), deadLetter.replaysBefore()));
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
            return deadLetter.value() == null ? "(none)" : JSON.readTree(text).toPrettyString();
        } catch (JacksonException e) {
            return text;
        }
    }

    /** One line for the terminal, whatever the bytes. */
    private static String visible(String text) {
        return text.isEmpty() ? "-" : text.replaceAll("\\p{Cc}", "?");
    }
}
