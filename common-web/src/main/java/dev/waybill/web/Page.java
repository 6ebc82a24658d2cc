package dev.waybill.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor the cursor of the next page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page that was requested.
     *
     * @param rows up to {@link PageRequest#rows} rows; one more than the page has shows that there is a next page
     * @param key the key that the next page starts after, read by {@link PageRequest#after}
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<? super T, String> key) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, request.limit());
        return new Page<>(items, Cursors.write(request.list(), key.apply(items.getLast())));
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), nextCursor);
    }
}
