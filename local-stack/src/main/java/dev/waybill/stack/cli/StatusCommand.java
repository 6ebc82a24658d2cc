package dev.waybill.stack.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.status.StatusCollector;
import dev.waybill.stack.status.StatusText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Shows the status of the stack. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Shows each process, the orders by status and the lag of the services.",
            "READY serves, STARTING does not listen yet, UNREADY listens but cannot serve,"
                    + " DEAD ended by itself, STOPPED was not started or was stopped."
        })
final class StatusCommand implements Callable<Integer> {
    private final CliContext here;

    @Option(names = "--json", description = "as JSON, for programs")
    private boolean json;

    StatusCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var status = new StatusCollector(here.stack()).observe();
        here.terminal()
                .line(
                        json
                                ? JsonMapper.builder()
                                        .build()
                                        .writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(status)
                                : StatusText.of(status).stripTrailing());
        return ExitCode.DONE.code();
    }
}
