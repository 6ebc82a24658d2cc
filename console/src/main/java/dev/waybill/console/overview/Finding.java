package dev.waybill.console.overview;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not well: who, why, and what would help.
 *
 * @param alert the alert with the same threshold, if there is one
 * @param critical whether orders wait or may be lost from sight
 * @param help what would help
 * @param link a page of the console with more; null if there is none
 */
public record Finding(
        @Nullable String alert,
        boolean critical,
        String text,
        String help,
        @Nullable String link) {}
