package dev.waybill.stack.credentials;

import dev.waybill.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Passwords in private files, one each. Not safe for concurrent use of the same name. */
public final class Passwords {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final Path folder;

    public Passwords(Path folder) {
        this.folder = folder;
    }

    /**
     * The password of this name, generated when it is first asked for: 256 random bits in URL-safe Base64.
     *
     * @throws StackException if its file can be neither read nor written
     */
    public String of(String name) {
        var file = folder.resolve(name);
        if (Files.notExists(file)) {
            var random = new byte[BYTES];
            RANDOM.nextBytes(random);
            PrivateFiles.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StackException("Could not read " + file + ": " + e.getMessage(), e);
        }
    }
}
