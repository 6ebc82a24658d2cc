package dev.waybill.stack.kafka;

import dev.waybill.stack.credentials.CipherSuites;
import dev.waybill.stack.credentials.SecureFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * A broker that clients reach only over TLS and with a password. The broker itself uses two more listeners, of which each
 * side proves by its certificate that it is the broker: it alone may do everything, and nobody has a password for that.
 *
 * @param prefix of the topics and groups for which rights are given
 * @param internalPort of the listener by which the broker gives rights
 */
public record BrokerSecurity(SecureFolder folder, String prefix, int internalPort) {
    private static final String NAME = "kafka";
    private static final String SECURE = "waybill.secure";
    private static final String PREFIX = "waybill.prefix";
    private static final String INTERNAL_SERVERS = "waybill.internal.servers";

    /** How clients connect. */
    public KafkaLogin login() {
        return new KafkaLogin(folder);
    }

    /** What {@link BrokerProperties} are overridden with; makes the certificates and passwords that are missing. */
    Map<String, String> properties(int port, int controllerPort) {
        login().writeFiles("127.0.0.1:" + port);
        var internal = "INTERNAL://127.0.0.1:" + internalPort;
        var clients = "SASL_SSL://127.0.0.1:" + port;
        var properties = new HashMap<>(BrokerCertificate.issue(folder, NAME).properties());
        properties.put("listeners", clients + "," + internal + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", clients + "," + internal);
        properties.put("listener.security.protocol.map", "SASL_SSL:SASL_SSL,INTERNAL:SSL,CONTROLLER:SSL");
        properties.put("inter.broker.listener.name", "INTERNAL");
        properties.put("ssl.cipher.suites", String.join(",", CipherSuites.OF_SERVERS));
        properties.put("listener.name.internal.ssl.client.auth", "required");
        properties.put("listener.name.controller.ssl.client.auth", "required");
        properties.put("sasl.enabled.mechanisms", KafkaLogin.MECHANISM);
        properties.put(
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        properties.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        properties.put("allow.everyone.if.no.acl.found", "false");
        properties.put("super.users", "User:CN=" + NAME);
        properties.put(SECURE, folder.path().toString());
        properties.put(PREFIX, prefix);
        properties.put(INTERNAL_SERVERS, "127.0.0.1:" + internalPort);
        return properties;
    }

    /** Gives the rights, if these are the properties of a secure broker, which has started. */
    static void apply(Properties broker) throws Exception {
        var secure = broker.getProperty(SECURE);
        if (secure != null) {
            var login = new KafkaLogin(new SecureFolder(Path.of(secure)));
            AccessRights.apply(administrator(broker), login, broker.getProperty(PREFIX));
        }
    }

    /**
     * The properties of a client that may do everything, as the broker may, on this machine.
     *
     * @param broker the folder of a secure broker that runs
     * @throws IOException if it has no properties there
     */
    public static Map<String, Object> administrator(Path broker) throws IOException {
        return administrator(BrokerProperties.read(broker.resolve(BrokerProperties.FILE)));
    }

    private static Map<String, Object> administrator(Properties broker) {
        var client = new HashMap<String, Object>();
        client.put("bootstrap.servers", broker.getProperty(INTERNAL_SERVERS));
        client.put("security.protocol", "SSL");
        broker.stringPropertyNames().stream()
                .filter(name -> name.startsWith("ssl."))
                .forEach(name -> client.put(name, broker.getProperty(name)));
        return client;
    }
}
