package dev.waybill.payments.simulator;

import dev.waybill.payments.domain.Outcome.Definite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.stereotype.Component;

/**
 * Where commands queue. Whatever came while the last group was booked is booked together as the next one, so that a
 * thousand calls a second cost a few commits.
 */
@Component
class Desk implements AutoCloseable {

    private static final int LARGEST_GROUP = 512;

    private record Waiting(Command command, CompletableFuture<Definite> outcome) {}

    private final Books books;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread clerk;

    Desk(Books books) {
        this.books = books;
        this.clerk = Thread.ofPlatform().daemon().name("gateway-desk").start(this::serve);
    }

    /** Completes once the command is decided for good, or exceptionally if that cannot be said. */
    CompletableFuture<Definite> submit(Command command) {
        var waiting = new Waiting(command, new CompletableFuture<>());
        queue.add(waiting);
        return waiting.outcome();
    }

    @Override
    public void close() {
        clerk.interrupt();
    }

    private void serve() {
        List<Waiting> group = new ArrayList<>();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                group.add(queue.take());
                queue.drainTo(group, LARGEST_GROUP - 1);
                book(group);
                group.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void book(List<Waiting> group) {
        try {
            Map<String, Definite> outcomes =
                    books.book(group.stream().map(Waiting::command).toList());
            group.forEach(waiting ->
                    waiting.outcome().complete(outcomes.get(waiting.command().key())));
        } catch (RuntimeException | Error e) { // whatever happens, the next group is served
            group.forEach(waiting -> waiting.outcome().completeExceptionally(e));
        }
    }
}
