package dev.waybill.messaging;

import java.util.function.Supplier;

/**
 * Makes calls to partners and records each in the trace of the event that it is made for. The call runs at once, on the
 * calling thread; its return value or exception is passed on. Thread-safe.
 */
public interface ExternalCalls {

    <T> T execute(ExternalCall call, Supplier<T> action);

    /** Makes calls without recording them. */
    static ExternalCalls unrecorded() {
        return new ExternalCalls() {
            @Override
            public <T> T execute(ExternalCall call, Supplier<T> action) {
                return action.get();
            }
        };
    }
}
