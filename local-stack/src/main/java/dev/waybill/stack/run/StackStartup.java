package dev.waybill.stack.run;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Starts all missing processes concurrently, and waits until all are ready. */
final class StackStartup {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final StartProgress progress;
    private final long began = System.nanoTime();

    private StackStartup(StartProgress progress) {
        this.progress = progress;
    }

    /** @throws StackException with the reason of the first that ends or does not get ready in time */
    static void start(List<ManagedProcess> members, StartProgress progress) {
        var starting = new StackStartup(progress);
        var missing = members.stream().filter(member -> !member.isRunning()).toList();
        if (!missing.isEmpty()) {
            starting.launch(missing);
        }
        starting.await(members.stream()
                .filter(member -> missing.contains(member) || !member.serves())
                .toList());
    }

    private void launch(List<ManagedProcess> members) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var launches = new ArrayList<Future<?>>();
            members.forEach(member -> launches.add(threads.submit(member::launch)));
            while (!launches.stream().allMatch(Future::isDone)) {
                progress.waiting(waitingFor(members));
                Await.until(() -> launches.stream().allMatch(Future::isDone), Duration.ofMillis(200));
            }
            for (var launch : launches) {
                launch.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackException known
                    ? known
                    : new StackException("Could not start: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while starting.", e);
        }
    }

    private void await(List<ManagedProcess> members) {
        var waiting = new ArrayList<>(members);
        while (!waiting.isEmpty()) {
            progress.waiting(waitingFor(waiting));
            for (var member : List.copyOf(waiting)) {
                if (!member.isRunning()) {
                    throw failed(member, "ended while starting");
                }
                if (member.serves()) {
                    waiting.remove(member);
                    progress.done("%s is ready on port %s (%s)"
                            .formatted(member.part().label(), member.port(), elapsed()));
                }
            }
            if (System.nanoTime() - began > LIMIT.toNanos()) {
                throw failed(waiting.getFirst(), "is not ready after " + LIMIT.toMinutes() + " minutes");
            }
            Await.until(waiting::isEmpty, Duration.ofMillis(100));
            if (Thread.currentThread().isInterrupted()) {
                throw new StackException("Interrupted while starting.");
            }
        }
    }

    private String waitingFor(List<ManagedProcess> members) {
        return members.stream().map(member -> member.part().label()).collect(Collectors.joining(", ")) + " ("
                + elapsed() + ")";
    }

    private String elapsed() {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - began) / 1e9);
    }

    private static StackException failed(ManagedProcess member, String how) {
        var name = member.part().label();
        return new StackException(name + " " + how + ":\n" + member.reason() + "\nIts whole log is " + member.log());
    }
}
