package dev.waybill.load.cli;

import dev.waybill.stack.cli.CliContext;
import dev.waybill.stack.cli.Waybill;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of those commands that measure; the script starts this one for them. */
@Command(name = "waybill", synopsisSubcommandLabel = "COMMAND")
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) {
        CliContext here = CliContext.real();
        Clock clock = Clock.systemUTC();
        var commands = new CommandLine(new Benchmarks())
                .addSubcommand(new LoadCommand(here, clock))
                .addSubcommand(new CompareCommand(here, clock));
        System.exit(Waybill.withPlainFailures(commands, here.terminal()).execute(arguments));
    }
}
