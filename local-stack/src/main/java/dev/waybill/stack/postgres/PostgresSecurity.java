package dev.waybill.stack.postgres;

import dev.waybill.stack.StackException;
import dev.waybill.stack.credentials.CipherSuites;
import dev.waybill.stack.credentials.PrivateFiles;
import dev.waybill.stack.credentials.SecureFolder;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server that takes connections only over TLS and with a random password, and from each role only to its own database.
 *
 * @param databases all that it has
 */
public record PostgresSecurity(SecureFolder folder, List<String> databases) {
    private static final String CERTIFICATE_NAME = "postgres";

    /** By which a server's folder is known to belong to a secure stack. */
    static final String MARK = "# of a secure stack; written at each start\n";

    public PostgresSecurity {
        databases = List.copyOf(databases);
    }

    /**
     * Writes the passwords of a database's roles into files for {@code configtree:}, named as properties of a service.
     *
     * @param process whose secrets they are
     */
    public void writeSecrets(String process, String database) {
        writeSecret(process, "spring.datasource.password", Databases.applicationOf(database));
        writeSecret(process, "spring.flyway.password", database);
        writeSecret(process, "waybill.relay.password", Databases.relayOf(database));
    }

    /** Writes the password of one role into a file for {@code configtree:}. */
    public void writeSecret(String process, String property, String role) {
        PrivateFiles.write(folder.secrets(process).resolve(property), password(role));
    }

    /** The password of a role. */
    public String password(String role) {
        return folder.passwords().of("postgres-" + role);
    }

    /** What a JDBC URL needs, so that the driver verifies the server's certificate and name. */
    public String urlParameters() {
        var authority = URLEncoder.encode(folder.authorityCertificate().toString(), StandardCharsets.UTF_8);
        return "?sslmode=verify-full&sslrootcert=" + authority;
    }

    /** Settings of postgresql.conf. The certificate and its key are copied into the server's folder, which is the server's own. */
    Map<String, String> settings(Path data) {
        var issued = folder.authority().issue(CERTIFICATE_NAME);
        try {
            PrivateFiles.write(data.resolve("server.key"), Files.readString(issued.key()));
            PrivateFiles.write(data.resolve("server.crt"), Files.readString(issued.certificate()));
        } catch (IOException e) {
            throw new StackException("Could not read PostgreSQL's certificate: " + e.getMessage(), e);
        }
        return Map.of(
                "ssl", "on",
                "ssl_cert_file", "server.crt",
                "ssl_key_file", "server.key",
                "ssl_min_protocol_version", "TLSv1.3",
                "ssl_tls13_ciphers", String.join(":", CipherSuites.OF_SERVERS));
    }

    /** Written as pg_hba.conf: each role reaches its own database, over TLS alone. What fits no line is refused. */
    String whoMayConnect() {
        var own = databases.stream()
                .map(database -> line(
                        database,
                        String.join(",", database, Databases.applicationOf(database), Databases.relayOf(database))));
        var others = Stream.of(
                MARK, line("all", DataDirectory.SUPERUSER), line(String.join(",", databases), Databases.AUDITOR));
        return Stream.concat(others, own).collect(Collectors.joining());
    }

    private static String line(String database, String roles) {
        return "hostssl " + database + " " + roles + " 127.0.0.1/32 scram-sha-256\n";
    }
}
