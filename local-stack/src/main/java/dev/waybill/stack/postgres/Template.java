package dev.waybill.stack.postgres;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A cluster set up once in the user's cache and copied from there, which takes a tenth of the time. */
final class Template {
    private Template() {}

    static void copyTo(Path data, Programs programs) {
        var template = programs.home().resolveSibling(programs.home().getFileName() + "-cluster");
        try {
            if (!Cluster.existsIn(template)) {
                make(template, programs);
            }
            Folders.copy(template, data);
        } catch (IOException e) {
            throw new StackException("Could not copy a cluster to " + data + ": " + e.getMessage(), e);
        }
    }

    private static void make(Path template, Programs programs) throws IOException {
        var fresh = Files.createTempDirectory(template.getParent(), "cluster-");
        try {
            Cluster.create(fresh, programs);
            Files.move(fresh, template, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Folders.delete(fresh);
            if (!Cluster.existsIn(template)) {
                throw e;
            }
        }
    }
}
