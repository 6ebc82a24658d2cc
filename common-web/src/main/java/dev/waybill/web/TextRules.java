package dev.waybill.web;

import org.jspecify.annotations.Nullable;

/** The rules for texts in requests. */
final class TextRules {

    private TextRules() {}

    /** The violation of the text; null if there is none. */
    static @Nullable String violation(@Nullable String text, int maxLength) {
        if (text == null) {
            return "is missing";
        }
        if (text.codePointCount(0, text.length()) > maxLength) {
            return "must have at most " + maxLength + " characters";
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return "must not have control characters";
        }
        if (text.codePoints().anyMatch(TextRules::isSurrogate)) {
            return "must not have unpaired surrogates";
        }
        return text.isBlank() ? "must not be blank" : null;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
