package dev.waybill.messaging;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Runs actions after a transaction's commit, outside it. */
public final class TransactionHooks implements TransactionSynchronization {

    private final Runnable action;

    private TransactionHooks(Runnable action) {
        this.action = action;
    }

    /**
     * Runs the action once the current transaction has committed, and never if it does not.
     *
     * @throws IllegalStateException if there is no transaction
     */
    public static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionHooks(action));
    }

    /** Ordered before synchronizations that write before the commit, so that the last of those is the last of all. */
    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public void afterCommit() {
        action.run();
    }
}
