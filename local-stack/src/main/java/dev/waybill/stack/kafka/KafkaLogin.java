package dev.waybill.stack.kafka;

import dev.waybill.deadletters.ScramNumberFormat;
import dev.waybill.stack.credentials.PrivateFiles;
import dev.waybill.stack.credentials.SecureFolder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How clients connect to the broker of a secure stack. */
public record KafkaLogin(SecureFolder folder) {
    static final String PROTOCOL = "SASL_SSL";
    static final String MECHANISM = "SCRAM-SHA-512";
    private static final String LOGIN_MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule";

    /** Imported by the process of a user; a file in it is named as the property that it contains. */
    private static final String JAAS_PROPERTY = "spring.kafka.properties.sasl.jaas.config";

    /** A client's properties, without the broker's address. They contain a password. */
    public Map<String, String> client(KafkaUser user) {
        ScramNumberFormat.use();
        return Map.of(
                "security.protocol",
                PROTOCOL,
                "sasl.mechanism",
                MECHANISM,
                "sasl.jaas.config",
                jaas(user),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                folder.authorityCertificate().toString());
    }

    /** The same as properties of a Spring Boot application, without the password but with the folder that has it. */
    public Map<String, String> springProperties(KafkaUser user) {
        return Map.of(
                "spring.config.import",
                "configtree:" + secrets(user) + "/",
                "spring.kafka.security.protocol",
                PROTOCOL,
                "spring.kafka.properties.sasl.mechanism",
                MECHANISM,
                "spring.kafka.ssl.bundle",
                "kafka",
                "spring.ssl.bundle.pem.kafka.truststore.certificate",
                folder.authorityCertificate().toUri().toString(),
                "spring.ssl.bundle.pem.kafka.reload-on-update",
                "true");
    }

    /** These properties as environment variables. */
    public Map<String, String> environment(KafkaUser user) {
        return springProperties(user).entrySet().stream()
                .collect(Collectors.toMap(property -> variable(property.getKey()), Map.Entry::getValue));
    }

    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * Writes the files that {@link #springProperties} refer to, and for Kafka's own tools one with the {@link #client} properties
     * of each user.
     */
    public void writeFiles(String bootstrapServers) {
        for (var user : KafkaUser.values()) {
            PrivateFiles.write(secrets(user).resolve(JAAS_PROPERTY), jaas(user));
            var properties = new TreeMap<>(client(user));
            properties.put("bootstrap.servers", bootstrapServers);
            PrivateFiles.write(folder.path().resolve(user.id() + ".properties"), BrokerProperties.text(properties));
        }
    }

    String password(KafkaUser user) {
        return folder.passwords().of(passwordName(user));
    }

    /** Under which the folder has the password of a user. */
    public static String passwordName(KafkaUser user) {
        return "kafka-" + user.id();
    }

    private Path secrets(KafkaUser user) {
        return folder.secrets(user.id());
    }

    private String jaas(KafkaUser user) {
        return "%s required username=\"%s\" password=\"%s\";".formatted(LOGIN_MODULE, user.id(), password(user));
    }
}
