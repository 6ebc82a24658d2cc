package dev.waybill.stack.postgres;

import dev.waybill.stack.StackException;
import dev.waybill.stack.credentials.PrivateFiles;
import dev.waybill.stack.process.Directories;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A folder of databases as initdb makes it. */
final class DataDirectory {
    static final String SUPERUSER = "postgres";
    static final String SUPERUSER_PASSWORD = "postgres";

    static final String WHO_MAY_CONNECT_FILE = "pg_hba.conf";

    /** No line for {@code replication}: physical replication would hand any relay a copy of every database. */
    private static final String WHO_MAY_CONNECT = """
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128      scram-sha-256
            """;

    private DataDirectory() {}

    static boolean existsIn(Path data) {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    /** Whether it was last used by a secure stack, whose roles have other passwords. */
    static boolean isSecure(Path data) {
        try {
            return Files.readString(data.resolve(WHO_MAY_CONNECT_FILE)).startsWith(PostgresSecurity.MARK);
        } catch (IOException e) {
            throw new StackException("Could not read PostgreSQL's settings in " + data + ": " + e.getMessage(), e);
        }
    }

    /** Makes a new cluster; one that breaks off half-way leaves nothing in {@code data}. */
    static void create(Path data, PostgresPrograms programs, String superuserPassword) {
        var fresh = data.resolveSibling(data.getFileName() + ".new");
        var password = data.resolveSibling(data.getFileName() + ".password");
        try {
            Directories.delete(fresh);
            requireEmpty(data);
            Files.createDirectories(fresh);
            programs.user().own(fresh);
            PrivateFiles.write(password, superuserPassword);
            programs.user().own(password);
            programs.run(
                    "initdb",
                    "--pgdata=" + fresh,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--set=scram_iterations=" + RolePassword.ITERATIONS,
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions");
            Files.writeString(fresh.resolve(WHO_MAY_CONNECT_FILE), WHO_MAY_CONNECT);
            Files.writeString(
                    fresh.resolve("postgresql.conf"),
                    "\ninclude '" + PostgresConf.FILE + "'\n",
                    StandardOpenOption.APPEND);
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackException("Could not set up PostgreSQL in " + data + ": " + e.getMessage(), e);
        } finally {
            password.toFile().delete();
        }
    }

    /** What is there was not made by this class: {@link #create} makes all or nothing. */
    private static void requireEmpty(Path data) throws IOException {
        if (Files.exists(data)) {
            try {
                Files.delete(data);
            } catch (DirectoryNotEmptyException e) {
                throw new StackException(
                        "%s is no data directory of PostgreSQL and not empty, so it is left alone. Set WAYBILL_HOME to another folder."
                                .formatted(data),
                        e);
            }
        }
    }

    /** The same by a copy of a cluster set up once in the user's cache, which takes a tenth of the time. */
    static void copyTo(Path data, PostgresPrograms programs) {
        var template = programs.home().resolveSibling(programs.home().getFileName() + "-cluster");
        try {
            Directories.createOnce(template, fresh -> create(fresh, programs, SUPERUSER_PASSWORD));
            Directories.copy(template, data);
        } catch (IOException e) {
            throw new StackException("Could not copy a cluster to " + data + ": " + e.getMessage(), e);
        }
    }
}
