package dev.waybill.stack.compose;

import dev.waybill.stack.StackException;
import dev.waybill.stack.credentials.SecureFolder;
import dev.waybill.stack.kafka.AccessRights;
import dev.waybill.stack.kafka.BrokerCertificate;
import dev.waybill.stack.kafka.KafkaLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Runs in containers that end before the others start. */
public final class ContainerSetup {
    private final SecureFolder folder = new SecureFolder(Path.of("/secure"));

    private ContainerSetup() {}

    /**
     * {@code secrets} makes the secrets of all containers, in {@code /secure}; {@code kafka} gives Kafka's users their passwords
     * and rights, with those secrets that it has there.
     */
    public static void main(String[] arguments) throws Exception {
        var setup = new ContainerSetup();
        switch (String.join(" ", arguments)) {
            case "secrets" -> setup.secrets();
            case "kafka" -> setup.kafka();
            default -> throw new IllegalArgumentException("The argument must be secrets or kafka");
        }
    }

    private void secrets() {
        new ContainerSecrets(folder, variable("WAYBILL_KAFKA_CLIENT_SERVERS"), ContainerSetup::own).write();
        System.out.println("Each container's volume has its secrets.");
    }

    private void kafka() throws Exception {
        var servers = variable("WAYBILL_KAFKA_BOOTSTRAP_SERVERS");
        var certificate = BrokerCertificate.of(folder, ContainerSecrets.BROKERS.getFirst());
        AccessRights.apply(certificate.client(servers), new KafkaLogin(folder), variable("WAYBILL_KAFKA_PREFIX"));
        System.out.println("Kafka's users have their passwords and rights.");
    }

    private static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), "Set " + name);
    }

    private static void own(Path file, int user) {
        try {
            Files.setAttribute(file, "unix:uid", user);
        } catch (IOException e) {
            throw new StackException("Could not give " + file + " to user " + user + ": " + e.getMessage(), e);
        }
    }
}
