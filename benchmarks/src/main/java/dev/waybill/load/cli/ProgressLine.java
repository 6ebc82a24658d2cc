package dev.waybill.load.cli;

import dev.waybill.load.run.Second;
import dev.waybill.stack.cli.Terminal;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows how a run goes. */
record ProgressLine(Terminal terminal) implements Consumer<Second> {

    @Override
    public void accept(Second second) {
        terminal.passing(String.format(
                Locale.ROOT,
                "  %4d s  %5d offered %5d accepted %5d completed %4d failed  under way %d  201 p99 %.0f ms  completed p50 %.0f p99 %.0f ms",
                second.at(),
                second.offered(),
                second.accepted(),
                second.completed(),
                second.failed(),
                second.open(),
                second.http().p99(),
                second.endToEnd().p50(),
                second.endToEnd().p99()));
    }
}
