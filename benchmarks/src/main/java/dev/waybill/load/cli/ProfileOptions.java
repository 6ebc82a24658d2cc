package dev.waybill.load.cli;

import dev.waybill.load.run.LoadProfile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The load profile: either a fixed rate or a number of clients. */
final class ProfileOptions {

    private static final double MIN_RATE = 0.1;
    private static final double MAX_RATE = 100_000;

    @Option(
            names = "--rate",
            description = "open loop: orders per second, independent of responses; the default is 200 for load and 500"
                    + " for compare")
    private @Nullable Double rate;

    @Option(
            names = "--clients",
            description =
                    "closed loop: the number of clients, each of which places its next order when its previous one"
                            + " is final")
    private @Nullable Integer clients;

    /** @throws dev.waybill.stack.StackException if both options are used or a value is out of range */
    LoadProfile profile(double defaultRate, int maxClients) {
        if (clients == null) {
            return new LoadProfile.Rate(
                    OptionChecks.inRange("--rate", rate == null ? defaultRate : rate, MIN_RATE, MAX_RATE));
        }
        if (rate != null) {
            throw OptionChecks.wrongUse("Use either --rate or --clients, not both.");
        }
        return new LoadProfile.Clients(OptionChecks.count("--clients", clients, maxClients));
    }
}
