package dev.waybill.console.deadletters;

import dev.waybill.deadletters.DeadLetter;
import dev.waybill.deadletters.DeadLetterActions;
import java.util.LinkedHashSet;
import java.util.Set;

/** Why an action leaves dead letters alone: the first few reasons of all. Thread-safe. */
final class Objections implements DeadLetterActions.Progress {

    private static final int KEPT = 5;

    private final Set<String> reasons = new LinkedHashSet<>();

    @Override
    public void done(DeadLetter deadLetter) {}

    /** From a parenthesis with an option of the command line on, an objection is for that. */
    @Override
    public synchronized void refused(DeadLetter deadLetter, String objection) {
        if (reasons.size() < KEPT) {
            reasons.add(objection.replaceFirst("(?s) \\([^()]*--.*|\\.$", ""));
        }
    }

    /**
     * A sentence.
     *
     * @param refused how many are left alone
     */
    synchronized String text(long refused) {
        return (refused == 1 ? "It " : "Each ") + String.join("; or ", reasons) + ".";
    }
}
