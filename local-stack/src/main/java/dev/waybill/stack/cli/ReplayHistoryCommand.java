package dev.waybill.stack.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.deadletters.AuditTrail;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the audit trail of replays. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Shows who replayed what and when; the topic dead-letter-replays keeps it for ever.")
final class ReplayHistoryCommand implements Callable<Integer> {
    private final CliContext here;

    @Mixin
    private ClusterOptions brokers = new ClusterOptions();

    ReplayHistoryCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        for (var entry : new AuditTrail(brokers.cluster(here)).entries()) {
            here.terminal()
                    .line("%s  %-8s %s, attempt %d, by %s%s"
                            .formatted(
                                    entry.at(),
                                    entry.step(),
                                    entry.deadLetter(),
                                    entry.attempt(),
                                    entry.by(),
                                    entry.why().isEmpty() ? "" : ": " + entry.why()));
        }
        return ExitCode.DONE.code();
    }
}
