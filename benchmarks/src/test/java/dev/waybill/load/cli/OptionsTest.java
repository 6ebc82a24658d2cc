package dev.waybill.load.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.load.run.LoadProfile;
import dev.waybill.load.run.TestPlan;
import dev.waybill.stack.StackException;
import dev.waybill.stack.cli.CliContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OptionsTest {

    @Test
    void loadIsAnOpenLoopByDefault() {
        assertThat(load().profile()).isEqualTo(new LoadProfile.Rate(200));
        assertThat(load("--rate", "50").profile()).isEqualTo(new LoadProfile.Rate(50));
    }

    @Test
    void compareTakesARateOrClients() {
        assertThat(compare().profile()).isEqualTo(new LoadProfile.Rate(500));
        assertThat(compare("--rate", "50").profile()).isEqualTo(new LoadProfile.Rate(50));
        assertThat(compare("--clients", "300").profile()).isEqualTo(new LoadProfile.Clients(300));
        assertThat(load("--clients", "300").profile()).isEqualTo(new LoadProfile.Clients(300));
    }

    @Test
    void rateAndClientsExcludeEachOther() {
        assertThatThrownBy(() -> compare("--rate", "50", "--clients", "300"))
                .isInstanceOf(StackException.class)
                .hasMessage("Use either --rate or --clients, not both.");
    }

    @Test
    void valuesOutOfRangeAreRejected() {
        assertThatThrownBy(() -> compare("--clients", "1001"))
                .isInstanceOf(StackException.class)
                .hasMessage("--clients must be from 1 to 1000, not 1001.");
        assertThatThrownBy(() -> load("--rate", "0"))
                .isInstanceOf(StackException.class)
                .hasMessage("--rate must be from 0.1 to 100000, not 0.");
    }

    @Test
    void onlyOneRunOnTheLocalStackIsExplained() {
        for (var options : List.of(List.of("--find-knee"), List.of("--target", "compose"))) {
            assertThatThrownBy(() -> load(Stream.concat(Stream.of("--explain"), options.stream())
                            .toArray(String[]::new)))
                    .isInstanceOf(StackException.class)
                    .hasMessage("--explain needs one run on the local stack.");
        }
    }

    @Test
    void keysAreSentUnlessLeftOut() {
        assertThat(load().workload().keyed()).isTrue();
        assertThat(compare().workload().keyed()).isTrue();
        assertThat(load("--no-keys").workload().keyed()).isFalse();
        assertThat(compare("--no-keys").workload().keyed()).isFalse();
    }

    @Test
    void theDescriptionNamesProfileLinesAndKeys() {
        assertThat(compare("--clients", "300", "--lines", "1").description())
                .isEqualTo("300 clients, 1 line per order, with Idempotency-Keys");
        assertThat(load("--no-keys").description())
                .isEqualTo("200 orders/s, 1 to 5 lines per order, without Idempotency-Keys");
    }

    private static TestPlan load(String... options) {
        var command = new LoadCommand(CliContext.real(), Clock.systemUTC());
        new CommandLine(command).parseArgs(options);
        return command.plan();
    }

    private static TestPlan compare(String... options) {
        var command = new CompareCommand(CliContext.real(), Clock.systemUTC());
        var arguments = new ArrayList<>(List.of("HEAD", "."));
        arguments.addAll(List.of(options));
        new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
        return command.plan();
    }
}
