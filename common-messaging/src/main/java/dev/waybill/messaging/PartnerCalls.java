package dev.waybill.messaging;

import java.util.function.Supplier;

/**
 * Makes calls to partners, each shown in the trace of the event that it is made for. The call is made at once, on the
 * calling thread; what it returns or throws is handed through. Thread-safe.
 */
public interface PartnerCalls {

    <T> T make(PartnerCall call, Supplier<T> how);

    /** Makes calls that nobody is told of. */
    static PartnerCalls unrecorded() {
        return new PartnerCalls() {
            @Override
            public <T> T make(PartnerCall call, Supplier<T> how) {
                return how.get();
            }
        };
    }
}
