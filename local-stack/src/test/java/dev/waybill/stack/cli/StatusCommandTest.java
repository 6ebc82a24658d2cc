package dev.waybill.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.run.Component;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusCommandTest {
    @TempDir
    private Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void everyProcessIsShownWithNamePidPortAndState() {
        var status = statusAsJson();

        assertThat(status.propertyNames()).containsExactlyInAnyOrder("processes", "postgres", "orders", "lag");
        assertThat(status.path("processes")
                        .valueStream()
                        .map(process -> process.path("name").asString()))
                .containsExactly(
                        "postgres",
                        "kafka",
                        "order-service",
                        "payment-service",
                        "inventory-service",
                        "shipping-service",
                        "console");
        for (var process : status.path("processes")) {
            assertThat(process.propertyNames()).containsExactlyInAnyOrder("name", "pid", "port", "state");
            assertThat(process.path("state").asString()).isEqualTo("STOPPED");
            assertThat(process.path("pid").isNull()).isTrue();
        }
        assertThat(status.path("lag").propertyNames()).containsExactlyInAnyOrder("consumerRecords", "outboxSeconds");
    }

    @Test
    void oneThatEndedByItselfIsDead() throws IOException {
        remember(Component.KAFKA, new ProcessId(999_999_999, Instant.EPOCH, null));

        assertThat(statusAsJson().path("processes").path(1).path("state").asString())
                .isEqualTo("DEAD");
    }

    @Test
    void oneThatRunsButDoesNotListenIsStarting() throws IOException {
        var self = ProcessId.of(ProcessHandle.current());
        remember(Component.ORDER_SERVICE, self);

        var process = statusAsJson().path("processes").path(2);

        assertThat(process.path("state").asString()).isEqualTo("STARTING");
        assertThat(process.path("pid").asLong()).isEqualTo(self.pid());
    }

    @Test
    void peopleGetATable() {
        assertThat(run(0, "status"))
                .contains("order-service")
                .contains("STOPPED")
                .contains("not known");
    }

    @Test
    void anUnknownServiceIsRefusedWithTheNamesThereAre() {
        assertThat(run(2, "restart", "orders")).contains("order-service, payment-service");
    }

    private JsonNode statusAsJson() {
        return JsonMapper.builder().build().readTree(run(0, "status", "--json"));
    }

    private String run(int exitCode, String... arguments) {
        var here = CliContext.of(
                new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false),
                root,
                Map.of("WAYBILL_ORDER_PORT", "1", "WAYBILL_KAFKA_PORT", "2"));
        assertThat(Waybill.commandLine(here).execute(arguments)).isEqualTo(exitCode);
        return out.toString(StandardCharsets.UTF_8);
    }

    private void remember(Component part, ProcessId process) throws IOException {
        var run = Files.createDirectories(root.resolve(".waybill/run"));
        Files.writeString(
                run.resolve(part.label() + ".json"), """
                {"name": "%s", "pid": %s, "startedAt": "%s", "port": 1}
                """.formatted(part.label(), process.pid(), process.startedAt()));
    }
}
