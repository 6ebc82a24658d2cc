package dev.waybill.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Applies a function to all items concurrently. */
final class Concurrently {

    private Concurrently() {}

    static <T, R> List<R> each(List<T> items, Function<T, R> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> running = items.stream()
                    .map(item -> threads.submit(() -> work.apply(item)))
                    .toList();
            var results = new ArrayList<R>();
            for (Future<R> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
