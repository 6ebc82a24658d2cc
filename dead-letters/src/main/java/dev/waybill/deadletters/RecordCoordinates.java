package dev.waybill.deadletters;

import java.util.regex.Pattern;

/** The coordinates of a record; they also name a dead letter. */
public record RecordCoordinates(String topic, int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("([^:\\s]+):(\\d{1,6}):(\\d{1,18})");

    /** @throws IllegalArgumentException if the text has another form */
    public static RecordCoordinates parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text + " is no dead letter; take one from ./waybill dead-letters list.");
        }
        return new RecordCoordinates(parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    @Override
    public String toString() {
        return topic + ":" + partition + ":" + offset;
    }
}
