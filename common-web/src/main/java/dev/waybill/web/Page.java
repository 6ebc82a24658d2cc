package dev.waybill.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor leads to the next part; null if this is the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page that was asked for.
     *
     * @param rows up to {@link PageRequest#rows} rows, so that the one too many tells that there are more
     * @param key what the next page starts after, read back by {@link PageRequest#after}
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
