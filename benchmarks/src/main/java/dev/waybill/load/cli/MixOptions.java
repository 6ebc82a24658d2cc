package dev.waybill.load.cli;

import dev.waybill.load.shop.Mix;
import picocli.CommandLine.Option;

/** Who orders what. Shares are in percent of all orders. */
final class MixOptions {

    @Option(names = "--skus", defaultValue = "10000", description = "articles in the catalogue: ${DEFAULT-VALUE}")
    private int skus;

    @Option(
            names = "--skew",
            defaultValue = "1.0",
            description = "of their popularity: the k-th is asked for in proportion to 1/k^skew: ${DEFAULT-VALUE}")
    private double skew;

    @Option(names = "--lines", defaultValue = "5", description = "an order has 1 to so many lines: ${DEFAULT-VALUE}")
    private int lines;

    @Option(names = "--customers", defaultValue = "100000", description = "who take turns: ${DEFAULT-VALUE}")
    private int customers;

    @Option(
            names = "--declined",
            defaultValue = "3",
            description = "percent whose payment is declined: ${DEFAULT-VALUE}")
    private double declined;

    @Option(
            names = "--sold-out",
            defaultValue = "2",
            description = "percent that want something sold out: ${DEFAULT-VALUE}")
    private double soldOut;

    @Option(
            names = "--cancelled",
            defaultValue = "1",
            description = "percent cancelled by the customer at once: ${DEFAULT-VALUE}")
    private double cancelled;

    @Option(
            names = "--capture-fails",
            defaultValue = "0",
            description = "percent whose capture fails: ${DEFAULT-VALUE}")
    private double captureFails;

    @Option(names = "--keyed", defaultValue = "0", description = "percent with an Idempotency-Key: ${DEFAULT-VALUE}")
    private double keyed;

    Mix mix() {
        return new Mix(
                Limits.count("--skus", skus, 99_999),
                Limits.within("--skew", skew, 0, 5),
                Limits.count("--lines", lines, Math.min(100, skus)),
                Limits.count("--customers", customers, 1_000_000_000),
                Limits.share("--declined", declined),
                Limits.share("--sold-out", soldOut),
                Limits.share("--cancelled", cancelled),
                Limits.share("--capture-fails", captureFails),
                Limits.share("--keyed", keyed));
    }
}
