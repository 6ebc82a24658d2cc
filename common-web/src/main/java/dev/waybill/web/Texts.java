package dev.waybill.web;

import org.jspecify.annotations.Nullable;

/** What a text in a request may be. */
final class Texts {

    private Texts() {}

    /** What is wrong with the text; null if nothing is. */
    static @Nullable String wrong(@Nullable String text, int longest) {
        if (text == null) {
            return "is missing";
        }
        if (text.codePointCount(0, text.length()) > longest) {
            return "must have at most " + longest + " characters";
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return "must not have control characters";
        }
        if (text.codePoints().anyMatch(Texts::isHalfACharacter)) {
            return "must not have unpaired surrogates";
        }
        return text.isBlank() ? "must not be blank" : null;
    }

    private static boolean isHalfACharacter(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
