package dev.waybill.load.run;

import dev.waybill.load.pace.ClosedLoop;
import dev.waybill.load.pace.OpenLoop;
import dev.waybill.load.pace.Pace;
import java.util.Locale;

/** What drives a run. */
public sealed interface Drive {

    /** So many orders a second, whatever happens. */
    record Rate(double perSecond) implements Drive {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f orders/s", perSecond);
        }
    }

    /** So many clients, each of which waits for the end of its order before it places the next. */
    record Clients(int count) implements Drive {
        @Override
        public String toString() {
            return count + " clients";
        }
    }

    /** Between these moments of {@link System#nanoTime}. */
    default Pace from(long start, long end) {
        return switch (this) {
            case Rate rate -> new OpenLoop(rate.perSecond(), start, end);
            case Clients clients -> new ClosedLoop(clients.count(), end);
        };
    }
}
