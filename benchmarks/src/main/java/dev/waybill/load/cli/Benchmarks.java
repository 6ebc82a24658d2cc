package dev.waybill.load.cli;

import dev.waybill.stack.cli.CliContext;
import dev.waybill.stack.cli.Waybill;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of the commands load and compare. */
@Command(name = "waybill", synopsisSubcommandLabel = "COMMAND")
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) {
        CliContext context = CliContext.real();
        Clock clock = Clock.systemUTC();
        var commands = new CommandLine(new Benchmarks())
                .addSubcommand(new LoadCommand(context, clock))
                .addSubcommand(new CompareCommand(context, clock));
        System.exit(Waybill.withPlainFailures(commands, context.terminal()).execute(arguments));
    }
}
