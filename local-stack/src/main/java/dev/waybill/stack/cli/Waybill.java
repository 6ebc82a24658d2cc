package dev.waybill.stack.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The entry point of the command line. */
@Command(
        name = "waybill",
        description = "Order processing for orders that must not get lost, on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        version = "waybill 0.1.0",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed, for the reason given",
            "2:wrong use of a command",
            "3:no JDK 25 found",
            "4:a port is in use",
            "5:not enough disk space",
            "6:the build failed",
            "7:no Docker engine answers",
            "130:ended by Ctrl-C"
        },
        footer = {
            "",
            "Data is in .waybill, or in the directory WAYBILL_HOME.",
            "Ports: WAYBILL_ORDER_PORT, WAYBILL_PAYMENT_PORT, WAYBILL_INVENTORY_PORT, WAYBILL_SHIPPING_PORT,",
            "WAYBILL_POSTGRES_PORT, WAYBILL_KAFKA_PORT. Any other WAYBILL_ variable reaches the services, such as",
            "WAYBILL_ORDERS_SAGA_DEADLINE=30s; WAYBILL_JAVA_OPTIONS adds to their JVMs' options."
        })
public final class Waybill {
    private Waybill() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(CliContext.real()).execute(arguments));
    }

    static CommandLine commandLine(CliContext here) {
        var commands = new CommandLine(new Waybill())
                .addSubcommand(new UpCommand(here))
                .addSubcommand(new DemoCommand(here))
                .addSubcommand(new DownCommand(here))
                .addSubcommand(new StatusCommand(here))
                .addSubcommand(new LogsCommand(here))
                .addSubcommand(new RestartCommand(here))
                .addSubcommand(new ResetCommand(here))
                .addSubcommand(new TrainCommand(here))
                .addSubcommand(DeadLettersCommand.with(here))
                .addSubcommand("load", elsewhere("Puts load on a running stack and prints a report."))
                .addSubcommand("compare", elsewhere("Puts the same load on two commits in turn and prints the ratios."))
                .addSubcommand(new TestCommand());
        return withPlainFailures(commands, here.terminal());
    }

    /** The same commands, with failures reported as one sentence. */
    public static CommandLine withPlainFailures(CommandLine commands, Terminal terminal) {
        return commands.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command, terminal));
    }

    /** For the list of commands only; the script starts another program for it. */
    private static CommandSpec elsewhere(String description) {
        var spec = CommandSpec.create();
        spec.usageMessage().description(description);
        return spec;
    }

    private static int failed(Exception failure, CommandLine command, Terminal terminal) {
        if (failure instanceof StackException known) {
            terminal.error(String.valueOf(known.getMessage()));
            return known.exitCode().code();
        }
        terminal.error("This is a bug; please report it with the following details.");
        failure.printStackTrace(command.getErr());
        return ExitCode.FAILED.code();
    }
}
