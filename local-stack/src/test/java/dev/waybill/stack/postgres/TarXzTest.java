package dev.waybill.stack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarXzTest {
    @TempDir
    private Path folder;

    @Test
    void linksAndExecutableBitsAreKept() throws IOException {
        TarXz.unpack(txz(file("bin/run", 0755), file("share/text", 0644), link("lib/so.1", "so.1.2")), folder);

        assertThat(folder.resolve("bin/run")).isExecutable().hasContent("content");
        assertThat(Files.isExecutable(folder.resolve("share/text"))).isFalse();
        assertThat(Files.readSymbolicLink(folder.resolve("lib/so.1"))).isEqualTo(Path.of("so.1.2"));
    }

    @Test
    void anEntryOutsideOfTheFolderIsRefused() {
        assertThatThrownBy(() -> TarXz.unpack(txz(file("../outside", 0644)), folder.resolve("inside")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("../outside");
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    private static TarArchiveEntry file(String name, int mode) {
        var entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setSize("content".length());
        return entry;
    }

    private static TarArchiveEntry link(String name, String target) {
        var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        return entry;
    }

    private static ByteArrayInputStream txz(TarArchiveEntry... entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new XZCompressorOutputStream(bytes))) {
            for (var entry : entries) {
                tar.putArchiveEntry(entry);
                if (!entry.isSymbolicLink()) {
                    tar.write("content".getBytes(StandardCharsets.UTF_8));
                }
                tar.closeArchiveEntry();
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
