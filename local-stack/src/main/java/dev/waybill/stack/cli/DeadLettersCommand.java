package dev.waybill.stack.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Commands for dead letters. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows the records that consumers could not process, and replays them once the cause is fixed;"
                    + " lets a partition go on that was paused because of too many of them.",
            "A dead letter is named by its coordinates, topic:partition:offset, as list shows them."
        })
final class DeadLettersCommand {
    private DeadLettersCommand() {}

    static CommandLine with(CliContext here) {
        return new CommandLine(new DeadLettersCommand())
                .addSubcommand(new DeadLetterListCommand(here))
                .addSubcommand(new DeadLetterShowCommand(here))
                .addSubcommand(new DeadLetterReplayCommand(here))
                .addSubcommand(new DeadLetterReleaseCommand(here))
                .addSubcommand(new ReplayHistoryCommand(here));
    }
}
