package dev.waybill.stack.cli;

import dev.waybill.deadletters.DeadLetterException;
import dev.waybill.stack.ExitCode;
import dev.waybill.stack.StackException;
import dev.waybill.stack.demo.Demo;
import dev.waybill.stack.process.Await;
import dev.waybill.stack.process.LogTail;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.RunLock;
import dev.waybill.stack.status.StatusCollector;
import dev.waybill.stack.train.AotCacheTraining;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** The command line: its entry point and the commands that act on the stack. */
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
            "WAYBILL_POSTGRES_PORT, WAYBILL_KAFKA_PORT, WAYBILL_CONSOLE_PORT, WAYBILL_IDENTITY_PORT. Any other WAYBILL_ variable",
            "reaches the services, such as WAYBILL_ORDERS_SAGA_DEADLINE=30s. WAYBILL_JAVA_OPTIONS adds to the options of their",
            "JVMs, and WAYBILL_KAFKA_JAVA_OPTIONS to those of Kafka's."
        })
public final class Waybill {

    /** The order of the commands in the help; picocli would sort those of this class by name. */
    private static final List<String> ORDER = List.of(
            "up", "demo", "down", "status", "logs", "restart", "reset", "token", "train", "dead-letters", "events");

    private static final Duration FOLLOW_INTERVAL = Duration.ofMillis(200);

    private final CliContext context;
    private final Terminal terminal;

    private Waybill(CliContext context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    public static void main(String[] arguments) {
        System.exit(commandLine(CliContext.real()).execute(arguments));
    }

    static CommandLine commandLine(CliContext context) {
        var deadLetters = inOrder(new CommandLine(new DeadLetterCommands(context)), DeadLetterCommands.ORDER);
        var commands = inOrder(
                new CommandLine(new Waybill(context))
                        .addSubcommand(deadLetters)
                        .addSubcommand(new TokenCommand(context))
                        .addSubcommand(new EventCommands(context)),
                ORDER);
        commands.addSubcommand("load", elsewhere("Puts load on a running stack and prints a report."))
                .addSubcommand("compare", elsewhere("Puts the same load on two commits in turn and prints the ratios."))
                .addSubcommand("test", elsewhere("Runs everything that CI runs."));
        return withPlainFailures(commands, context.terminal());
    }

    private static CommandLine inOrder(CommandLine commands, List<String> names) {
        var spec = commands.getCommandSpec();
        names.forEach(name -> spec.addSubcommand(name, spec.removeSubcommand(name)));
        return commands;
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
        if (failure instanceof DeadLetterException) {
            terminal.error(String.valueOf(failure.getMessage()));
            return ExitCode.FAILED.code();
        }
        terminal.error("This is a bug; please report it with the following details.");
        failure.printStackTrace(command.getErr());
        return ExitCode.FAILED.code();
    }

    @Command(
            name = "up",
            mixinStandardHelpOptions = true,
            description =
                    "Starts PostgreSQL, Kafka, the four services and the console, waits until the services are ready and"
                            + " prints all addresses. Ctrl-C stops all. Only what does not run yet is started.")
    void up(
            @Option(
                            names = {"-d", "--detach"},
                            description = "return when all are ready, and leave them running")
                    boolean detach,
            @Mixin PortOptions ports) {
        var session = StackSession.open(context, ports.variables());
        var stack = session.stack();
        terminal.line(session.started().isEmpty() ? "Everything was already running." : "Everything is up.");
        new StartSummary(stack, context.layout(), terminal).print();
        if (detach) {
            session.exit().cancel();
            terminal.line("./waybill status shows its state, ./waybill down stops it.");
        } else {
            terminal.line("Ctrl-C stops it.");
            session.exit().settled();
            session.monitorUntilStopped();
        }
    }

    @Command(
            name = "demo",
            mixinStandardHelpOptions = true,
            description =
                    "Starts everything, places orders that show each outcome of the saga and prints their timelines as"
                            + " they happen. Exits with 1 if one ends differently than expected.")
    int demo(
            @Option(
                            names = "--once",
                            description =
                                    "stop afterwards instead of waiting for Ctrl-C; the default where input is no terminal")
                    boolean once,
            @Mixin PortOptions ports) {
        var variables = new HashMap<>(Demo.SETTINGS);
        variables.putAll(ports.variables());
        var session = StackSession.open(context, variables);
        var exit = session.exit();
        var foundUp = session.started().isEmpty();
        if (foundUp) {
            exit.cancel();
        }
        boolean asExpected;
        try {
            asExpected = new Demo(session.stack(), terminal, terminal::line).play();
        } finally {
            exit.settled();
        }
        if (!foundUp && (once || !CliContext.isInteractive())) {
            exit.cancel();
            try (var lock = RunLock.take(context.layout(), terminal)) {
                terminal.line("");
                session.stack().stop(terminal);
            }
        } else if (!foundUp) {
            terminal.line("\nThe stack is still running. Ctrl-C stops it.");
            session.monitorUntilStopped();
        }
        return (asExpected ? ExitCode.DONE : ExitCode.FAILED).code();
    }

    @Command(
            name = "down",
            mixinStandardHelpOptions = true,
            description = "Stops the services, then Kafka, then PostgreSQL. The data stays.")
    void down() {
        try (var lock = RunLock.take(context.layout(), terminal)) {
            var stack = context.stack();
            var ran = stack.isRunning();
            stack.stop(terminal);
            AotCacheTraining.clear(context.layout());
            terminal.line(ran ? "Everything is stopped." : "Nothing was running.");
        }
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = {
                "Shows each process, the orders by status and the lag of the services.",
                "READY serves, STARTING does not listen yet, UNREADY listens but cannot serve,"
                        + " DEAD ended by itself, STOPPED was not started or was stopped."
            })
    void status(@Option(names = "--json", description = "as JSON, for programs") boolean json) {
        var status = StatusCollector.observe(context.stack());
        terminal.line(
                json
                        ? JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(status)
                        : status.asText());
    }

    @Command(
            name = "logs",
            mixinStandardHelpOptions = true,
            description = "Shows the end of one process' log, or of all, each line with its process' name.")
    void logs(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "SERVICE",
                            description = "a service, console, identity, postgres or kafka")
                    @Nullable String name,
            @Option(
                            names = {"-f", "--follow"},
                            description = "follow the log until Ctrl-C")
                    boolean follow,
            @Option(
                            names = {"-n", "--lines"},
                            paramLabel = "<lines>",
                            defaultValue = "100",
                            description = "how many lines (default: ${DEFAULT-VALUE})")
                    int lines) {
        var parts = name == null ? context.stack().components() : List.of(Component.named(name));
        var followers = new LinkedHashMap<Component, LogFollower>();
        BiConsumer<Component, String> show =
                (part, line) -> terminal.line(name == null ? "%-18s %s".formatted(part.label(), line) : line);
        parts.forEach(
                part -> followers.put(part, new LogFollower(context.layout().log(part))));
        parts.forEach(part -> LogTail.of(context.layout().log(part), lines).forEach(line -> show.accept(part, line)));
        while (follow) {
            followers.forEach((part, follower) -> follower.added().forEach(line -> show.accept(part, line)));
            Await.until(() -> false, FOLLOW_INTERVAL);
        }
    }

    @Command(
            name = "restart",
            mixinStandardHelpOptions = true,
            description = "Stops one process, if it runs, starts it and returns when it is ready. The others go on.")
    void restart(
            @Parameters(
                            paramLabel = "SERVICE",
                            description =
                                    "order-service, payment-service, inventory-service, shipping-service, console, identity,"
                                            + " postgres or kafka")
                    String name) {
        var part = Component.named(name);
        try (var lock = RunLock.take(context.layout(), terminal)) {
            var stack = context.stackWithServices();
            stack.stop(part);
            stack.start(part, terminal);
        }
    }

    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description = "Stops everything and deletes all data and logs.")
    void reset() {
        try (var lock = RunLock.take(context.layout(), terminal)) {
            var stack = context.stack();
            stack.stop(terminal);
            AotCacheTraining.clear(context.layout());
            stack.forget();
        }
        terminal.line("All data in " + context.layout().home() + " is deleted.");
    }

    @Command(
            name = "train",
            mixinStandardHelpOptions = true,
            description = {
                "Starts a separate stack, places orders for about a minute, and keeps the AOT caches of its JVMs, so that"
                        + " later starts are faster.",
                "Repeat it when a service or the JDK has changed; a cache that does not fit is not used. Your data"
                        + " is not touched."
            })
    void train() {
        try (var lock = RunLock.take(context.layout(), terminal)) {
            if (context.stack().isRunning()) {
                throw new StackException(
                        "A stack is running, and training needs the machine; stop it first with ./waybill down.");
            }
            var sizes = train(AotCacheTraining.prepare(context.layout(), context.environment(), terminal));
            var megabytes = sizes.values().stream().mapToLong(Long::longValue).sum() / 1_000_000;
            terminal.line("From now on the JVMs start from AOT caches, %s MB for %s processes."
                    .formatted(megabytes, sizes.size()));
        }
    }

    private Map<Component, Long> train(AotCacheTraining training) {
        var exit = StopOnExit.install(training.stack(), context);
        try (training) {
            terminal.line("Starting a stack for training; this takes two to three minutes");
            return training.run();
        } finally {
            exit.cancel();
        }
    }
}
