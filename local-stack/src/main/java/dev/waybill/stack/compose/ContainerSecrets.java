package dev.waybill.stack.compose;

import dev.waybill.stack.StackException;
import dev.waybill.stack.credentials.PrivateFiles;
import dev.waybill.stack.credentials.SecureFolder;
import dev.waybill.stack.kafka.BrokerCertificate;
import dev.waybill.stack.kafka.KafkaLogin;
import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.ServiceDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;

/**
 * The secrets of each container, in a folder of its own, which is all that is mounted into it. What is missing is made; what
 * is there stays, except certificates shortly before their end.
 *
 * @param folder has all
 * @param clientServers the address at which clients outside of the containers reach Kafka, as host and port
 * @param owners makes a file belong to a user of the operating system
 */
public record ContainerSecrets(SecureFolder folder, String clientServers, ObjIntConsumer<Path> owners) {
    static final List<String> BROKERS = List.of("kafka", "kafka-2", "kafka-3");

    private static final String POSTGRES = Component.POSTGRES.label();
    private static final String IDENTITY = Component.IDENTITY.label();
    private static final String CONSOLE = Component.CONSOLE.label();
    private static final String KAFKA_ACCESS = "kafka-access";
    private static final String PROMETHEUS = "prometheus";
    private static final String GRAFANA = "grafana";
    private static final String AUTHORITY = "ca.crt";

    /** The users of the images, by number, because that of the container in which this runs has no such names. */
    private static final int WAYBILL = 10001;

    private static final int KAFKA_USER = 1000;
    private static final int POSTGRES_USER = 999;
    private static final int PROMETHEUS_USER = 65534;
    private static final int GRAFANA_USER = 472;

    /** @throws StackException with the file's name if one can be neither read nor written */
    public void write() {
        new KafkaLogin(folder).writeFiles(clientServers);
        BROKERS.forEach(this::broker);
        kafkaAccess();
        postgres();
        identity();
        write(GRAFANA, "admin", password(GRAFANA));

        Component.SERVICES.forEach(service -> handOver(service.label(), WAYBILL));
        handOver(CONSOLE, WAYBILL);
        handOver(KAFKA_ACCESS, WAYBILL);
        handOver(IDENTITY, WAYBILL);
        handOver(PROMETHEUS, PROMETHEUS_USER);
        handOver(GRAFANA, GRAFANA_USER);
        BROKERS.forEach(broker -> handOver(broker, KAFKA_USER));
        handOver(POSTGRES, POSTGRES_USER);
    }

    /** Clients outside of the containers know a broker by the name of the machine. */
    private void broker(String name) {
        var machine = clientServers.substring(0, clientServers.lastIndexOf(':'));
        write(name, "server.pem", BrokerCertificate.issue(folder, name, machine).keyStore());
        write(name, AUTHORITY, folder.authorityCertificate());
    }

    /** Laid out as the folder of all, without what is not Kafka's, and without the key of the authority. */
    private void kafkaAccess() {
        Stream.of(KafkaUser.values())
                .map(KafkaLogin::passwordName)
                .forEach(name -> write(KAFKA_ACCESS, "passwords/" + name, password(name)));
        var broker = BrokerCertificate.of(folder, BROKERS.getFirst());
        Stream.of(broker.keyStore(), broker.authority())
                .forEach(file ->
                        write(KAFKA_ACCESS, folder.path().relativize(file).toString(), file));
    }

    /** The server gets the password of each role, and each service those of its own. */
    private void postgres() {
        var security = ServiceDatabases.security(folder);
        ServiceDatabases.writeSecrets(security);
        Stream.concat(Stream.of(POSTGRES), ServiceDatabases.roles().stream())
                .forEach(role -> write(POSTGRES, role, security.password(role)));
        var server = folder.authority().issue(POSTGRES);
        write(POSTGRES, "server.crt", server.certificate());
        write(POSTGRES, "server.key", server.key());
        Stream.concat(Component.SERVICES.stream(), Stream.of(Component.CONSOLE))
                .forEach(client -> write(client.label(), AUTHORITY, folder.authorityCertificate()));
    }

    /** Those of the clients that are containers; {@code identity} makes the others. */
    private void identity() {
        client(CONSOLE, "spring.security.oauth2.client.registration.waybill.client-secret");
        client(PROMETHEUS, PROMETHEUS);
    }

    private void client(String name, String file) {
        var secret = password("identity-" + name);
        write(name, file, secret);
        write(IDENTITY, "clients/" + name, secret);
    }

    private String password(String name) {
        return folder.passwords().of(name);
    }

    private void write(String container, String file, Path source) {
        try {
            write(container, file, Files.readString(source));
        } catch (IOException e) {
            throw new StackException("Could not read " + source + ": " + e.getMessage(), e);
        }
    }

    private void write(String container, String file, String text) {
        PrivateFiles.write(folder.secrets(container).resolve(file), text);
    }

    private void handOver(String container, int user) {
        var secrets = folder.secrets(container);
        try (var files = Files.walk(secrets)) {
            files.forEach(file -> owners.accept(file, user));
        } catch (IOException e) {
            throw new StackException("Could not read " + secrets + ": " + e.getMessage(), e);
        }
    }
}
