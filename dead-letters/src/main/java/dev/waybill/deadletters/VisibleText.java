package dev.waybill.deadletters;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text of unknown origin for terminals and pages: nothing in it controls a terminal or the direction of text. */
public final class VisibleText {

    /** Control and format characters, separators of lines, and what has no meaning. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private VisibleText() {}

    /** One line, whatever the text, with such characters as escapes; a hyphen for none. */
    public static String of(String text) {
        return text.isEmpty() ? "-" : escaped(text);
    }

    /** The same lines, each with such characters as escapes. */
    static String lines(String text) {
        return text.lines().map(VisibleText::escaped).collect(Collectors.joining("\n"));
    }

    private static String escaped(String text) {
        return INVISIBLE.matcher(text).replaceAll(VisibleText::escape);
    }

    private static String escape(MatchResult found) {
        return found.group()
                .chars()
                .mapToObj(character -> String.format(Locale.ROOT, "\\\\u%04x", character))
                .collect(Collectors.joining());
    }
}
