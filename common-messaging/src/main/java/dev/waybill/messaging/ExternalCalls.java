package dev.waybill.messaging;

import java.util.function.Supplier;

/**
 * Makes calls to partners, each shown in the trace of the event that it is made for. The call is made at once, on the
 * calling thread; what it returns or throws is handed through. Thread-safe.
 */
public interface ExternalCalls {

    <T> T execute(ExternalCall call, Supplier<T> how);

    /** Makes calls that nobody is told of. */
    static ExternalCalls unrecorded() {
        return new ExternalCalls() {
            @Override
            public <T> T execute(ExternalCall call, Supplier<T> how) {
                return how.get();
            }
        };
    }
}
