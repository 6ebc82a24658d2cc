package dev.waybill.console.deadletters;

import dev.waybill.console.service.ServiceException;
import dev.waybill.deadletters.DeadLetter;
import dev.waybill.deadletters.DeadLetterActions;
import dev.waybill.deadletters.DeadLetterActions.Action;
import dev.waybill.deadletters.DeadLetterFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Service;

/** Actions on many dead letters, which go on when nobody looks. One at a time; the last ones are kept. Thread-safe. */
@Service
final class ActionRuns {

    private static final int KEPT = 50;

    private final DeadLetterService deadLetters;
    private final Map<UUID, ActionRun> runs = new LinkedHashMap<>();

    ActionRuns(DeadLetterService deadLetters) {
        this.deadLetters = deadLetters;
    }

    /** One action and how far it is. Thread-safe. */
    static final class ActionRun implements DeadLetterActions.Progress {

        private final UUID id = UUID.randomUUID();
        private final String verb;
        private final String back;
        private final long total;
        private final AtomicLong done = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();
        private final Objections objections = new Objections();
        private volatile boolean running = true;
        private volatile @Nullable String problem;

        private ActionRun(String verb, String back, long total) {
            this.verb = verb;
            this.back = back;
            this.total = total;
        }

        @Override
        public void done(DeadLetter deadLetter) {
            done.incrementAndGet();
        }

        @Override
        public void refused(DeadLetter deadLetter, String objection) {
            objections.refused(deadLetter, objection);
            refused.incrementAndGet();
        }

        public UUID getId() {
            return id;
        }

        /** What is done with a dead letter, as {@code replayed}. */
        public String getVerb() {
            return verb;
        }

        public String getBack() {
            return back;
        }

        public long getTotal() {
            return total;
        }

        public long getDone() {
            return done.get();
        }

        public long getRefused() {
            return refused.get();
        }

        /** Why those that are refused are left alone. */
        public String getObjections() {
            return objections.text(getRefused());
        }

        public boolean isRunning() {
            return running;
        }

        public @Nullable String getProblem() {
            return problem;
        }
    }

    /**
     * Starts an action.
     *
     * @param total how many it is expected to be about
     * @throws ServiceException if another one is running
     */
    synchronized ActionRun start(DeadLetterFilter filter, Action action, String back, long total) {
        if (runs.values().stream().anyMatch(ActionRun::isRunning)) {
            throw new ServiceException(409, "Another action is running; wait until it has ended.");
        }
        var run = new ActionRun(action.policy() == null ? "discarded" : "replayed", back, total);
        runs.put(run.getId(), run);
        if (runs.size() > KEPT) {
            runs.remove(runs.keySet().iterator().next());
        }
        // with the operator's login, as whom the services are asked
        Thread.ofVirtual()
                .name("dead letters")
                .start(new DelegatingSecurityContextRunnable(() -> run(run, filter, action)));
        return run;
    }

    private void run(ActionRun run, DeadLetterFilter filter, Action action) {
        try {
            var notes = deadLetters.run(filter, action, run).notes();
            run.problem = notes.isEmpty() ? null : String.join("; ", notes) + ".";
        } catch (ServiceException e) {
            run.problem = e.getMessage() + " The history of each dead letter shows what was done.";
        } finally {
            run.running = false;
        }
    }

    synchronized Optional<ActionRun> find(UUID id) {
        return Optional.ofNullable(runs.get(id));
    }

    /** The one that is running, if any. */
    synchronized Optional<ActionRun> current() {
        return runs.values().stream().filter(ActionRun::isRunning).findFirst();
    }
}
