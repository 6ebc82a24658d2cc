package dev.waybill.load.cli;

import dev.waybill.load.run.Interval;
import dev.waybill.stack.cli.Terminal;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows the progress of a run. */
record ProgressLine(Terminal terminal) implements Consumer<Interval> {

    @Override
    public void accept(Interval interval) {
        terminal.passing(String.format(
                Locale.ROOT,
                "  %4d s  %5d offered %5d accepted %5d completed %4d failed  %d open  201 p99 %.0f ms  completed p50 %.0f p99 %.0f ms",
                interval.at(),
                interval.offered(),
                interval.accepted(),
                interval.completed(),
                interval.failed(),
                interval.open(),
                interval.http().p99(),
                interval.endToEnd().p50(),
                interval.endToEnd().p99()));
    }
}
