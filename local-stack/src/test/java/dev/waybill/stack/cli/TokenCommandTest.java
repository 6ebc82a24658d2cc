package dev.waybill.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Its output is used as a token, so that nothing else may be in it. */
class TokenCommandTest {
    @TempDir
    private Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter errors = new StringWriter();

    @Test
    void anOpenStackHasNoTokens() {
        assertThat(run(Map.of(), "--operator")).isEqualTo(2);
        assertThat(errors.toString()).contains("open", "./waybill up --secure");
        assertThat(out.size()).isZero();
    }

    @Test
    void aSecureStackThatWasNeverStartedSaysSo() {
        assertThat(run(Map.of("WAYBILL_SECURITY_MODE", "secure"), "--customer", "c-1001"))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("identity does not know c-1001", "has not been started");
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--operator --client shop"})
    void exactlyOneCallerIsNamed(String arguments) {
        assertThat(run(Map.of(), arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("--customer=ID | --operator");
        assertThat(out.size()).isZero();
    }

    private int run(Map<String, String> environment, String... arguments) {
        var terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false);
        var commands = Waybill.commandLine(CliContext.of(terminal, root, environment));
        var all = new String[arguments.length + 1];
        all[0] = "token";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return commands.setErr(new PrintWriter(errors, true)).execute(all);
    }
}
