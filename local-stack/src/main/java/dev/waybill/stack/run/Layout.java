package dev.waybill.stack.run;

import dev.waybill.stack.credentials.SecureFolder;
import dev.waybill.stack.kafka.KafkaLogin;
import java.nio.file.Path;

/**
 * Where everything lies.
 *
 * @param root the project's folder, with the services' jars below it
 * @param home the stack's data, {@code .waybill} at the root unless WAYBILL_HOME says otherwise
 */
public record Layout(Path root, Path home) {
    public Path postgres() {
        return home.resolve("postgres");
    }

    public Path kafka() {
        return home.resolve("kafka");
    }

    /** Which of the broker's measurements are shown, and how; the same as in containers. */
    public Path kafkaMetricsRules() {
        return root.resolve("docker/kafka/rules.yml");
    }

    /** Secrets, of a secure stack alone; only the user to whom they belong can read them. */
    public Path secure() {
        return home.resolve("secure");
    }

    /** How clients of a secure stack's broker log in. */
    KafkaLogin kafkaLogin() {
        return new KafkaLogin(new SecureFolder(secure()));
    }

    /** Keys, clients and users of identity. */
    public Path identity() {
        return secure().resolve("identity");
    }

    /** What runs now: one file a process, and the settings it was started with. */
    public Path run() {
        return home.resolve("run");
    }

    public Path logs() {
        return home.resolve("logs");
    }

    public Path log(Component part) {
        return logs().resolve(part.label() + ".log");
    }

    /** A stack of its own, with the same services and other data. */
    public Layout training() {
        return new Layout(root, home.resolve("training"));
    }

    /** What the broker's JVM keeps of its classes lies with them rather than with its data. */
    public Path kafkaClasses() {
        return root.resolve("local-stack/target/kafka");
    }

    public Path jar(Component service) {
        return root.resolve(service.label()).resolve("target").resolve(service.label() + ".jar");
    }
}
