package dev.waybill.stack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    /** Notes what its password file looks like. */
    private static final String INITDB = """
            #!/bin/sh
            for argument; do
                case "$argument" in
                    --pgdata=*) data="${argument#--pgdata=}" ;;
                    --pwfile=*) password="${argument#--pwfile=}" ;;
                esac
            done
            stat -c %A "$password" >"$data/seen"
            cat "$password" >>"$data/seen"
            touch "$data/postgresql.conf"
            """;

    @TempDir
    private Path folder;

    private PostgresPrograms programs;

    @BeforeEach
    void programsOfOurOwn() throws IOException {
        var bin = Files.createDirectories(folder.resolve("programs/bin"));
        var initdb = Files.writeString(bin.resolve("initdb"), INITDB);
        Files.setPosixFilePermissions(initdb, PosixFilePermissions.fromString("rwx------"));
        programs = new PostgresPrograms(folder.resolve("programs"), new PrivilegeDrop(List.of(), OptionalInt.empty()));
    }

    @Test
    void aFolderWithFilesOfSomebodyElseIsLeftAlone() throws IOException {
        var data = Files.createDirectories(folder.resolve("postgres/data"));
        var mine = Files.writeString(data.resolve("pictures"), "mine");

        assertThatThrownBy(() -> DataDirectory.create(data, programs, "secret"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("WAYBILL_HOME");

        assertThat(mine).exists();
    }

    @Test
    void nobodyElseMayReadTheAdministratorsPasswordWhileTheServerIsSetUp() throws IOException {
        var data = folder.resolve("postgres/data");

        DataDirectory.create(data, programs, "secret");

        assertThat(data.resolve("seen")).hasContent("-rw-------\nsecret");
        try (var left = Files.list(folder.resolve("postgres"))) {
            assertThat(left).containsExactly(data);
        }
    }
}
