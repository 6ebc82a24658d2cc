package dev.waybill.stack.cli;

import dev.waybill.stack.StackException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** For the help only; the script runs the build tool itself. */
@Command(name = "test", mixinStandardHelpOptions = true, description = "Runs everything that CI runs.")
final class TestCommand implements Callable<Integer> {
    @Option(names = "--long", description = "adds long-running tests, such as outages")
    private boolean longer;

    @Option(names = "--containers", description = "runs only the scenarios, on the containers of docker compose")
    private boolean containers;

    @Option(names = "--cluster", description = "the same on three brokers and two instances of each service")
    private boolean cluster;

    @Override
    public Integer call() {
        String options =
                (longer ? " --long" : "") + (containers ? " --containers" : "") + (cluster ? " --cluster" : "");
        throw new StackException("Run ./waybill test" + options + " from the project's folder.");
    }
}
