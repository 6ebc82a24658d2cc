package dev.waybill.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.stack.credentials.SecureFolder;
import dev.waybill.stack.kafka.KafkaUser;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets a connection to the broker of a secure stack, and who does not. */
class BrokerConnectionTest {
    private static SecureKafka kafka;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startBroker() {
        kafka = SecureKafka.newInstance();
    }

    @AfterAll
    static void endBroker() {
        kafka.close();
    }

    @Test
    void aUserLogsInAlsoAfterARestart() throws Exception {
        assertThat(clusterId(kafka.client(KafkaUser.LOAD))).isNotBlank();

        kafka.stop();
        kafka.start();

        assertThat(clusterId(kafka.client(KafkaUser.LOAD))).isNotBlank();
    }

    @Test
    void aWrongPasswordIsRefusedAndNotRepeatedInTheMessage() {
        var client = kafka.client(KafkaUser.ORDER_SERVICE);
        var login = String.valueOf(client.get("sasl.jaas.config"));
        client.put("sasl.jaas.config", login.replaceAll("password=\"[^\"]*\"", "password=\"open-sesame\""));

        assertThatThrownBy(() -> clusterId(client))
                .hasCauseInstanceOf(SaslAuthenticationException.class)
                .hasMessageNotContaining("open-sesame");
    }

    @Test
    void aClientWithoutCredentialsIsNotAnswered() {
        var client = kafka.client(KafkaUser.ORDER_SERVICE);
        client.put("security.protocol", "SSL");

        assertThatThrownBy(() -> clusterId(client)).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void plainTextIsNotAnswered() throws IOException {
        assertThat(answerToPlainText()).isNotEqualTo(0); // the first byte of any short answer's length
    }

    /** By a socket: a client of Kafka would take the first bytes of a TLS alert for the length of the answer. */
    private static int answerToPlainText() throws IOException {
        var address = kafka.bootstrapServers().split(":", 2);
        try (var socket = new Socket(InetAddress.getByName(address[0]), Integer.parseInt(address[1]))) {
            socket.setSoTimeout(10_000);
            var request = new DataOutputStream(socket.getOutputStream());
            request.writeInt(10); // bytes that follow
            request.writeShort(ApiKeys.API_VERSIONS.id);
            request.writeShort(0); // version
            request.writeInt(1); // correlation id
            request.writeShort(-1); // no client id
            request.flush();
            return socket.getInputStream().read();
        }
    }

    @Test
    void aBrokerOfAnotherAuthorityIsNotTrusted() {
        var other = new SecureFolder(folder.resolve("secure"));
        other.authority();
        var client = kafka.client(KafkaUser.ORDER_SERVICE);
        client.put("ssl.truststore.location", other.authorityCertificate().toString());

        assertThatThrownBy(() -> clusterId(client)).hasCauseInstanceOf(SslAuthenticationException.class);
    }

    @Test
    void theBrokersOwnListenerTakesNobodyWithoutACertificate() {
        var client = kafka.client(KafkaUser.ORDER_SERVICE);
        client.put("security.protocol", "SSL");
        client.put("bootstrap.servers", kafka.internalServers());

        assertThatThrownBy(() -> clusterId(client)).hasCauseInstanceOf(SslAuthenticationException.class);
    }

    @Test
    void theCertificateOfAnotherServerGivesNoRights() throws IOException {
        var postgres = kafka.secrets().authority().issue("postgres");
        var client = kafka.client(KafkaUser.ORDER_SERVICE);
        client.put("security.protocol", "SSL");
        client.put("bootstrap.servers", kafka.internalServers());
        client.put("ssl.keystore.type", "PEM");
        client.put("ssl.keystore.certificate.chain", Files.readString(postgres.certificate()));
        client.put("ssl.keystore.key", Files.readString(postgres.key()));

        try (var admin = Admin.create(client)) {
            assertThatThrownBy(() ->
                            admin.describeAcls(AclBindingFilter.ANY).values().get())
                    .hasCauseInstanceOf(ClusterAuthorizationException.class);
        }
    }

    private static String clusterId(Map<String, Object> client) throws Exception {
        var limited = new HashMap<>(client);
        limited.put("request.timeout.ms", "4000");
        limited.put("default.api.timeout.ms", "5000");
        try (var admin = Admin.create(limited)) {
            return admin.describeCluster().clusterId().get(20, TimeUnit.SECONDS);
        }
    }
}
