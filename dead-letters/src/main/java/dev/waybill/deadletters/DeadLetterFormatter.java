package dev.waybill.deadletters;

import static dev.waybill.deadletters.EventDataFormatter.JSON;

import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;

/** Formats dead letters for the terminal, for programs and for pages; whatever their bytes, as {@link VisibleText}. */
public final class DeadLetterFormatter {
    public static final String HEADING = "%-44s %-9s %7s  %-32s %-36s  %-17s %s"
            .formatted("DEAD LETTER", "STATE", "REPLAYS", "TYPE", "ORDER", "REASON", "ERROR");

    private static final Pattern KNOWN_HEADER = Pattern.compile(
            "ce_(specversion|id|type|source|subject|time|sequence|sequencetype|correlationid|causationid)"
                    + "|content-type|traceparent|replay_(group|attempt|id)");

    private DeadLetterFormatter() {}

    /** A JSON object on one line. */
    public static String json(DeadLetter deadLetter) {
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("letter", deadLetter.place().toString())
                .put("state", deadLetter.stateName())
                .put("replayed", deadLetter.handling().replays() > 0)
                .put("replays", deadLetter.nextAttempt() - 1)
                .put("topic", deadLetter.origin().topic())
                .put("group", deadLetter.group())
                .put("type", deadLetter.type())
                .put("order", deadLetter.order())
                .put("reason", deadLetter.reason())
                .put("error", deadLetter.error())
                .put("message", deadLetter.detail())
                .put("failedAt", deadLetter.failedAt()));
    }

    /** One line, below {@link #HEADING}. */
    public static String row(DeadLetter deadLetter) {
        return "%-44s %-9s %7s  %-32s %-36s  %-17s %s: %s"
                .formatted(
                        deadLetter.place(),
                        deadLetter.stateName(),
                        deadLetter.nextAttempt() - 1,
                        VisibleText.of(deadLetter.type()),
                        VisibleText.of(deadLetter.order()),
                        VisibleText.of(deadLetter.reason()),
                        VisibleText.of(deadLetter.error().replaceFirst("(?s).*[.$]", "")),
                        VisibleText.of(deadLetter.detail()));
    }

    /** All details of one dead letter, personal data included. */
    public static String page(DeadLetter deadLetter) {
        var text = new StringBuilder();
        text.append("record   %s, %s%n".formatted(deadLetter.place(), deadLetter.stateName()));
        text.append("failed   at %s in %s%n"
                .formatted(VisibleText.of(deadLetter.failedAt()), VisibleText.of(deadLetter.group())));
        text.append("reason   %s%n".formatted(VisibleText.of(deadLetter.reason())));
        text.append(
                "error    %s: %s%n".formatted(VisibleText.of(deadLetter.error()), VisibleText.of(deadLetter.detail())));
        text.append(
                "origin   %s, replayed %s times before%n".formatted(deadLetter.origin(), deadLetter.replaysBefore()));
        text.append("key      %s%n".formatted(VisibleText.of(deadLetter.order())));
        deadLetter
                .headers()
                .forEach(header ->
                        text.append("header   %s: %s%n".formatted(VisibleText.of(header.key()), header(header, true))));
        return text.append("value%n%s".formatted(value(deadLetter, true))).toString();
    }

    /** The value of a header; of one that events do not have only with personal data. */
    public static String header(Header header, boolean withPersonalData) {
        return withPersonalData || KNOWN_HEADER.matcher(header.key()).matches()
                ? VisibleText.of(DeadLetterHeaders.text(header.value()))
                : EventDataFormatter.MASK;
    }

    /** The value of the record, JSON on several lines; without personal data, all text that may be some is masked. */
    public static String value(DeadLetter deadLetter, boolean withPersonalData) {
        return deadLetter.value() == null
                ? "(none)"
                : EventDataFormatter.format(DeadLetterHeaders.text(deadLetter.value()), withPersonalData);
    }
}
