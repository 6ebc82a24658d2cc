package dev.waybill.messaging;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What waits for a transaction's commit and has no part in it. */
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

    /** Before those who have something to do before the commit, so that it is plain who of them is the last. */
    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public void afterCommit() {
        action.run();
    }
}
