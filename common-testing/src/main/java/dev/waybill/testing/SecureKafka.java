package dev.waybill.testing;

import dev.waybill.stack.credentials.SecureFolder;
import dev.waybill.stack.kafka.BrokerSecurity;
import dev.waybill.stack.kafka.EmbeddedKafka;
import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.stack.process.Ports;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The broker of a secure stack as a process on a free port; it ends with this JVM. For one test at a time. */
public final class SecureKafka implements AutoCloseable {
    private final EmbeddedKafka broker;
    private final BrokerSecurity security;

    private SecureKafka(EmbeddedKafka broker, BrokerSecurity security) {
        this.broker = broker;
        this.security = security;
    }

    /** Returns once it is ready. */
    public static SecureKafka newInstance() {
        return ServerStart.onFreePorts(SecureKafka::started);
    }

    private static SecureKafka started() {
        var folder = TestFolders.next("kafka");
        var security = new BrokerSecurity(new SecureFolder(folder.resolve("secure")), "", Ports.free());
        var log = folder.resolve("server.log");
        var broker = new EmbeddedKafka(folder, log, Ports.free(), Ports.free(), Map.of(), security);
        TestFolders.deleteAtEnd(folder.resolve("data"), broker::kill);
        var started = new SecureKafka(broker, security);
        started.start();
        return started;
    }

    /** Starts on the same port, with the topics and passwords as before. */
    public void start() {
        broker.awaitReady(broker.launch(ProcessHandle.current().pid()));
    }

    public void stop() {
        broker.stop(Duration.ofSeconds(30));
    }

    /** Properties of a client. */
    public Map<String, Object> client(KafkaUser user) {
        var client = new HashMap<String, Object>(security.login().client(user));
        client.put("bootstrap.servers", broker.bootstrapServers());
        return client;
    }

    /** Properties of a Spring Boot application. */
    public Map<String, String> springProperties(KafkaUser user) {
        return security.login().springProperties(user);
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Of the listener that the broker uses itself. */
    public String internalServers() {
        return "127.0.0.1:" + security.internalPort();
    }

    /** The certificates, keys and passwords. */
    public SecureFolder secrets() {
        return security.folder();
    }

    @Override
    public void close() {
        broker.kill();
    }
}
