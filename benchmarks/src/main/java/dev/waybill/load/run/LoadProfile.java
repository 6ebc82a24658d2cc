package dev.waybill.load.run;

import dev.waybill.load.schedule.ArrivalSchedule;
import dev.waybill.load.schedule.ClosedLoopSchedule;
import dev.waybill.load.schedule.OpenLoopSchedule;
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

    /** The schedule between these times of {@link System#nanoTime}. */
    default ArrivalSchedule schedule(long start, long end) {
        return switch (this) {
            case Rate rate -> new OpenLoopSchedule(rate.perSecond(), start, end);
            case Clients clients -> new ClosedLoopSchedule(clients.count(), end);
        };
    }
}
