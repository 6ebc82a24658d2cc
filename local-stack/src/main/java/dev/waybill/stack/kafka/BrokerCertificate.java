package dev.waybill.stack.kafka;

import dev.waybill.stack.StackException;
import dev.waybill.stack.credentials.PrivateFiles;
import dev.waybill.stack.credentials.SecureFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * By which clients know a broker, and by which it proves to other brokers that it is one.
 *
 * @param keyStore certificate and key in one file, as Kafka reads them
 * @param authority of all brokers
 */
public record BrokerCertificate(Path keyStore, Path authority) {

    /**
     * Makes the files if they are missing.
     *
     * @param broker its name, and that of its host
     * @param others further names of its host
     */
    public static BrokerCertificate issue(SecureFolder folder, String broker, String... others) {
        var issued = folder.authority().issue(broker, others);
        var certificate = of(folder, broker);
        try {
            PrivateFiles.write(
                    certificate.keyStore, Files.readString(issued.key()) + Files.readString(issued.certificate()));
        } catch (IOException e) {
            throw new StackException("Could not read the broker's certificate: " + e.getMessage(), e);
        }
        return certificate;
    }

    /** That of a broker for which it has been issued. */
    public static BrokerCertificate of(SecureFolder folder, String broker) {
        return new BrokerCertificate(folder.certificates().resolve(broker + ".pem"), folder.authorityCertificate());
    }

    /** Of a broker's listeners, and of the broker as a client of others. */
    Map<String, String> properties() {
        return Map.of(
                "ssl.keystore.type", "PEM",
                "ssl.keystore.location", keyStore.toString(),
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", authority.toString(),
                "ssl.enabled.protocols", "TLSv1.3");
    }

    /**
     * Properties of a client that may do everything, as a broker may.
     *
     * @param servers the address of the listener for brokers
     */
    public Map<String, Object> client(String servers) {
        var client = new HashMap<String, Object>(properties());
        client.put("bootstrap.servers", servers);
        client.put("security.protocol", "SSL");
        return client;
    }
}
