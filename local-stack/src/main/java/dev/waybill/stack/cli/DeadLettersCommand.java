package dev.waybill.stack.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What consumers put aside. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows the records that consumers could not process, and puts them back once the cause is gone.",
            "A letter is called by where it lies: topic:partition:offset, as list shows it."
        })
final class DeadLettersCommand {
    private DeadLettersCommand() {}

    static CommandLine with(CliContext here) {
        return new CommandLine(new DeadLettersCommand())
                .addSubcommand(new DeadLetterListCommand(here))
                .addSubcommand(new DeadLetterShowCommand(here))
                .addSubcommand(new DeadLetterReplayCommand(here))
                .addSubcommand(new ReplayHistoryCommand(here));
    }
}
