package dev.waybill.load.cli;

import dev.waybill.load.workload.Workload;
import picocli.CommandLine.Option;

/** The properties of the generated orders. Shares are in percent of all orders. */
final class WorkloadOptions {

    @Option(names = "--skus", defaultValue = "10000", description = "articles in the catalogue: ${DEFAULT-VALUE}")
    private int skus;

    @Option(
            names = "--skew",
            defaultValue = "1.0",
            description =
                    "skew of the articles' popularity: the k-th is ordered in proportion to 1/k^skew: ${DEFAULT-VALUE}")
    private double skew;

    @Option(names = "--lines", defaultValue = "5", description = "maximum number of lines per order: ${DEFAULT-VALUE}")
    private int lines;

    @Option(names = "--customers", defaultValue = "100000", description = "number of customers: ${DEFAULT-VALUE}")
    private int customers;

    @Option(
            names = "--declined",
            defaultValue = "3",
            description = "percent whose payment is declined: ${DEFAULT-VALUE}")
    private double declined;

    @Option(
            names = "--sold-out",
            defaultValue = "2",
            description = "percent with a line that is sold out: ${DEFAULT-VALUE}")
    private double soldOut;

    @Option(
            names = "--cancelled",
            defaultValue = "1",
            description = "percent cancelled by the customer immediately: ${DEFAULT-VALUE}")
    private double cancelled;

    @Option(
            names = "--capture-fails",
            defaultValue = "0",
            description = "percent whose capture fails: ${DEFAULT-VALUE}")
    private double captureFails;

    @Option(names = "--no-keys", description = "send no Idempotency-Key; by default each order has its own")
    private boolean noKeys;

    Workload workload() {
        return new Workload(
                OptionChecks.count("--skus", skus, 99_999),
                OptionChecks.inRange("--skew", skew, 0, 5),
                OptionChecks.count("--lines", lines, Math.min(100, skus)),
                OptionChecks.count("--customers", customers, 1_000_000_000),
                OptionChecks.share("--declined", declined),
                OptionChecks.share("--sold-out", soldOut),
                OptionChecks.share("--cancelled", cancelled),
                OptionChecks.share("--capture-fails", captureFails),
                !noKeys);
    }
}
