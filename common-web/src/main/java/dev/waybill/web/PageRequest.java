package dev.waybill.web;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The page of a list that a request names by {@code ?limit=} (1 to 200, 50 by default) and {@code ?cursor=}. A controller's
 * method takes it as a parameter; malformed ones are answered 400 before. It stands before the record with the filters, so
 * that parameters of other names are refused before Spring binds that record, at which {@code status[x]} fails.
 *
 * @param list the path of the list and its filters; a cursor is valid for the list it came from only
 * @param key where the page before ended; null for the first page
 */
public record PageRequest(int limit, String list, @Nullable String key) {

    static final int MAX_LIMIT = 200;
    static final int DEFAULT_LIMIT = 50;

    /** How many rows to fetch: one more than are shown. */
    public int rows() {
        return limit + 1;
    }

    /**
     * Where the page before ended, as the service reads its own key.
     *
     * @throws ProblemException if {@code read} refuses the key with an {@link IllegalArgumentException}
     */
    public <K> Optional<K> after(Function<String, K> read) {
        try {
            return Optional.ofNullable(key).map(read);
        } catch (IllegalArgumentException e) {
            throw Cursors.malformed();
        }
    }
}
