package dev.waybill.load.run;

import java.util.Locale;

/** How load is generated. */
public sealed interface LoadProfile {

    /** An open loop: a fixed number of orders per second, independent of responses. */
    record Rate(double perSecond) implements LoadProfile {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f orders/s", perSecond);
        }
    }

    /** A closed loop: each client places its next order when its previous one is final. */
    record Clients(int count) implements LoadProfile {
        @Override
        public String toString() {
            return count + " clients";
        }
    }
}
