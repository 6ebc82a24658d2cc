package dev.waybill.testing;

import dev.waybill.stack.StackException;
import java.util.function.Supplier;

/** Starts servers on ports that were free a moment ago: another process may take one before the server does. */
final class ServerStart {
    private static final int ATTEMPTS = 3;

    private ServerStart() {}

    /**
     * @param start takes other ports and another folder each time
     * @throws StackException of the last attempt, with those of the former ones suppressed
     */
    static <S> S onFreePorts(Supplier<S> start) {
        StackException former = null;
        for (int attempt = 1; ; attempt++) {
            try {
                return start.get();
            } catch (StackException e) {
                if (former != null) {
                    e.addSuppressed(former);
                }
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                former = e;
            }
        }
    }
}
