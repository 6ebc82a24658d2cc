package dev.waybill.stack.secure;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * The files in which {@code identity} keeps its secrets; it makes them at its first start.
 *
 * @param directory of {@code identity} alone
 */
public record IdentityFiles(Path directory) {

    /** @throws StackException naming all if there is no such client */
    public String clientSecret(String client) {
        var clients = directory.resolve("clients");
        var file = clients.resolve(client).normalize();
        try {
            if (!clients.equals(file.getParent()) || Files.notExists(file)) {
                throw new StackException(
                        ExitCode.WRONG_USE,
                        "identity does not know %s; it knows %s.".formatted(client, names(clients)));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StackException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The file with the password of a user. */
    public Path password(String user) {
        return directory.resolve("users").resolve(user);
    }

    private static String names(Path clients) throws IOException {
        if (Files.notExists(clients)) {
            return "nobody, because it has not been started yet";
        }
        try (var files = Files.list(clients)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.joining(", "));
        }
    }
}
