package dev.waybill.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Secrets in files that only their owner can read. A file is made when its secret is first needed; it is there as a whole or
 * not at all. Not safe for concurrent use.
 */
final class SecretFiles {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final int SECRET_BYTES = 32;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    SecretFiles(Path folder) {
        this.folder = folder;
    }

    /** The random secret in the file of this name: 256 bits as 43 characters of base64url. */
    String secret(String name) {
        return content(name, () -> {
            var bytes = new byte[SECRET_BYTES];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
    }

    /**
     * The text of the file of this name.
     *
     * @param name a path below the folder
     * @param fresh makes the text if there is no file
     * @throws UncheckedIOException if the file can be neither read nor written
     */
    String content(String name, Supplier<String> fresh) {
        var file = folder.resolve(name);
        try {
            if (Files.notExists(file)) {
                create(file, fresh.get());
            }
            Files.setPosixFilePermissions(file, FILE);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + file, e);
        }
    }

    private void create(Path file, String text) throws IOException {
        var parent = Objects.requireNonNull(file.getParent());
        Files.createDirectories(parent, only(FOLDER));
        Files.setPosixFilePermissions(folder, FOLDER);
        var part = Files.createTempFile(parent, "new-", "", only(FILE));
        try {
            Files.writeString(part, text + "\n");
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> only(Set<PosixFilePermission> permissions) {
        return PosixFilePermissions.asFileAttribute(permissions);
    }
}
