package dev.waybill.stack.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.StackException;
import dev.waybill.stack.deadletters.DeadLetterBrakeClient;
import dev.waybill.stack.run.Component;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets a paused partition go on. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a partition go on that its consumer has paused because one event after another became a dead letter.",
            "Fix the cause first: as many dead letters in a row pause it again. A restart of the service has the same effect."
        })
final class DeadLetterReleaseCommand implements Callable<Integer> {
    private final CliContext here;

    @Option(
            names = "--group",
            required = true,
            description = "the consumer group, which is the service's name, for example payment-service")
    private String group = "";

    @Option(
            names = "--partition",
            required = true,
            paramLabel = "TOPIC-NUMBER",
            description = "the paused partition, for example orders-3")
    private String partition = "";

    DeadLetterReleaseCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        if (!partition.matches("[A-Za-z0-9._-]+-[0-9]{1,6}")) {
            throw new StackException(
                    ExitCode.WRONG_USE,
                    partition + " is no partition; it has the form topic-number, for example orders-3.");
        }
        new DeadLetterBrakeClient(group, here.stack().port(service())).release(partition);
        here.terminal().line("%s goes on in %s".formatted(partition, group));
        return ExitCode.DONE.code();
    }

    private Component service() {
        return Component.SERVICES.stream()
                .filter(service -> service.label().equals(group))
                .findFirst()
                .orElseThrow(() -> new StackException(
                        ExitCode.WRONG_USE,
                        "There is no consumer group %s here; there are %s."
                                .formatted(
                                        group,
                                        Component.SERVICES.stream()
                                                .map(Component::label)
                                                .collect(Collectors.joining(", ")))));
    }
}
