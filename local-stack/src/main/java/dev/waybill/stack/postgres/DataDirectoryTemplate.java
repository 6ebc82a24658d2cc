package dev.waybill.stack.postgres;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A cluster set up once in the user's cache and copied from there, which takes a tenth of the time. */
final class DataDirectoryTemplate {
    private DataDirectoryTemplate() {}

    static void copyTo(Path data, PostgresPrograms programs) {
        var template = programs.home().resolveSibling(programs.home().getFileName() + "-cluster");
        try {
            if (!DataDirectory.existsIn(template)) {
                make(template, programs);
            }
            Directories.copy(template, data);
        } catch (IOException e) {
            throw new StackException("Could not copy a cluster to " + data + ": " + e.getMessage(), e);
        }
    }

    private static void make(Path template, PostgresPrograms programs) throws IOException {
        var fresh = Files.createTempDirectory(template.getParent(), "cluster-");
        try {
            DataDirectory.create(fresh, programs);
            Files.move(fresh, template, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Directories.delete(fresh);
            if (!DataDirectory.existsIn(template)) {
                throw e;
            }
        }
    }
}
