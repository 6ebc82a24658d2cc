package dev.waybill.web.operators;

import dev.waybill.web.ProblemException;
import dev.waybill.web.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The criteria of a search for operators' actions, as they were sent.
 *
 * @param since RFC 3339, inclusive
 * @param until RFC 3339, exclusive
 */
record OperatorActionSearchRequest(
        @Nullable String operator,
        @Nullable String pathPrefix,
        @Nullable String since,
        @Nullable String until) {

    private static final int MAX_LENGTH = 1000;

    /** Times beyond these are as good, and the database has none of them. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** @throws ProblemException with everything that is wrong */
    OperatorActionSearch toSearch() {
        var errors = new ArrayList<String>();
        var search = new OperatorActionSearch(
                text("operator", operator, errors),
                Objects.requireNonNullElse(text("pathPrefix", pathPrefix, errors), ""),
                time("since", since, EARLIEST, errors),
                time("until", until, LATEST, errors));
        if (!errors.isEmpty()) {
            throw ProblemException.badRequest(String.join(" ", errors));
        }
        return search;
    }

    private static @Nullable String text(String name, @Nullable String text, List<String> errors) {
        if (text != null && !Text.Rule.isValid(text, MAX_LENGTH)) {
            errors.add("%s must be 1 to %s characters, none of them a control character.".formatted(name, MAX_LENGTH));
        }
        return text;
    }

    private static Instant time(String name, @Nullable String text, Instant otherwise, List<String> errors) {
        try {
            Instant time = text == null ? otherwise : OffsetDateTime.parse(text).toInstant();
            return time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
        } catch (DateTimeException e) {
            errors.add(name + " must be a time in RFC 3339, such as 2026-03-01T12:00:00Z.");
            return otherwise;
        }
    }
}
