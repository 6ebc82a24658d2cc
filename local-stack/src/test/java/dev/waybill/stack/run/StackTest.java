package dev.waybill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {
    @TempDir
    private Path home;

    @Test
    void dataIsDeletedOnlyWhereAStackWasStarted() throws IOException {
        var layout = new Layout(home, home);
        var stack = new Stack(layout, StackSettings.defaults());
        stack.forget(); // there is nothing
        Files.createDirectories(layout.logs());
        var file = Files.writeString(layout.logs().resolve("order-service.log"), "mine");

        assertThatThrownBy(stack::forget).isInstanceOf(StackException.class).hasMessageContaining("Nothing is deleted");
        assertThat(file).exists();

        new RunFiles(layout.run()).remember(StackSettings.defaults());
        stack.forget();
        assertThat(home).isEmptyDirectory();
    }
}
