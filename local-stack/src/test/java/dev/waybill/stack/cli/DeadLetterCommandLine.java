package dev.waybill.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the commands for dead letters against the shared broker. */
final class DeadLetterCommandLine {

    private DeadLetterCommandLine() {}

    /** What {@code list} says with these options. */
    static List<JsonNode> deadLetters(String... options) {
        String[] arguments = Stream.concat(Stream.of("list", "--json"), Arrays.stream(options))
                .toArray(String[]::new);
        return JsonMapper.builder()
                .build()
                .readTree(run(0, arguments))
                .valueStream()
                .toList();
    }

    static List<String> headers(ConsumerRecord<byte[], byte[]> record) {
        return Arrays.stream(record.headers().toArray())
                .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** Runs a command, which must end with this code, and returns its output. */
    static String run(int exitCode, String... arguments) {
        return run(Path.of("target"), Map.of("WAYBILL_OPERATOR", "tester"), exitCode, arguments);
    }

    /** The same where a local stack has its folder. */
    static String run(Path root, Map<String, String> environment, int exitCode, String... arguments) {
        var out = new ByteArrayOutputStream();
        var here = CliContext.of(
                new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false), root, environment);
        String[] whole = Stream.of(
                        Stream.of("dead-letters"),
                        Arrays.stream(arguments),
                        Stream.of("--bootstrap-servers", Post.shared().servers()))
                .flatMap(part -> part)
                .toArray(String[]::new);
        assertThat(Waybill.commandLine(here).execute(whole))
                .as(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(exitCode);
        return out.toString(StandardCharsets.UTF_8);
    }
}
