package dev.waybill.stack.cli;

import dev.waybill.deadletters.DeadLetterActions.Action;
import dev.waybill.deadletters.DeadLetterFilter;
import dev.waybill.deadletters.ReplayPolicy;
import dev.waybill.stack.ExitCode;
import dev.waybill.stack.StackException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which dead letters an action is about, and how it is carried out. */
final class DeadLetterActionOptions {
    @Parameters(arity = "0..*", paramLabel = "DEAD-LETTER", description = "these ones, topic:partition:offset")
    private @Nullable List<String> coordinates;

    @Option(names = "--all", description = "all dead letters")
    private boolean all;

    @Option(
            names = "--limit",
            defaultValue = "" + Long.MAX_VALUE,
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            paramLabel = "N",
            description = "so many at most")
    private long limit;

    @Option(
            names = "--reason",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "recorded with the action; required for a discard")
    private String reason = "";

    @Option(names = "--dry-run", description = "only print what would be done, and how many")
    private boolean dryRun;

    boolean dryRun() {
        return dryRun;
    }

    /** @throws StackException if nothing is selected, so that nothing is done by mistake */
    DeadLetterFilter filter(DeadLetterOptions which) {
        var filter = which.filter();
        if (coordinates == null && filter.isEmpty() && !all) {
            throw new StackException(
                    ExitCode.WRONG_USE,
                    "Select dead letters: by coordinates, by --topic, --group, --error, --order, --since or --until, or"
                            + " with --all.");
        }
        return coordinates == null
                ? filter
                : filter.at(coordinates.stream().map(DeadLetterCommands::parse).toList());
    }

    /**
     * @param policy null for a discard
     * @throws StackException if a reason is required and missing
     */
    Action action(@Nullable ReplayPolicy policy, String operator) {
        try {
            return new Action(policy, limit, operator, dryRun && reason.isBlank() ? "dry run" : reason);
        } catch (IllegalArgumentException e) {
            throw new StackException(ExitCode.WRONG_USE, e.getMessage() + " Give it with --reason.");
        }
    }
}
