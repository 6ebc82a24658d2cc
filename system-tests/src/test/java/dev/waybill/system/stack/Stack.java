package dev.waybill.system.stack;

import dev.waybill.audit.AuditedService;
import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.audit.collect.TargetSystem;
import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.stack.secure.Authorization;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A running product. Scenarios use only this interface, so they run on any kind of stack. Not for concurrent starts and
 * stops of the same component.
 */
public interface Stack extends TargetSystem {

    /** The scenarios of {@link #toBreak} exclude each other by this lock. */
    String TO_BREAK = "stack to break";

    /** The stack of this JVM, started on first use and stopped with the JVM. */
    static Stack running() {
        return RunningStack.shared();
    }

    /**
     * The stack whose processes are killed. It is another one of the same kind where two can run beside each other, so that
     * the scenarios of both do; otherwise it is the running one.
     */
    static Stack toBreak() {
        return RunningStack.toBreak();
    }

    /**
     * A further stack of embedded processes with its own data, stopped with the JVM at the latest.
     *
     * @param name of the folder of its data
     * @param settings of the services
     * @param prepare is called once the databases are there and empty, before the broker and the services start
     */
    static Stack beside(String name, Map<String, String> settings, Consumer<Stack> prepare) {
        return EmbeddedStack.start(name, settings, prepare);
    }

    URI url(AuditedService service);

    /** The addresses of all instances of the service. */
    List<URI> urls(AuditedService service);

    /** Starts the console, which no other scenario needs, unless it runs; returns its address once it is ready. */
    URI console();

    /** Lets a scenario call the services. */
    Authorization authorization();

    String bootstrapServers();

    @Override
    default Map<String, ?> kafkaClient() {
        return kafkaClient(KafkaUser.AUDITOR);
    }

    /** The properties of a client of the brokers with the rights of this user, where the stack has rights. */
    default Map<String, Object> kafkaClient(KafkaUser user) {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    /** The same with all rights. */
    default Map<String, Object> kafkaAdministrator() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    /** The operator's password of the console; empty if it asks for no login. */
    default Optional<String> operatorPassword() {
        return Optional.empty();
    }

    /** How Prometheus gets its tokens; empty if it needs none. */
    default Optional<PrometheusClient> prometheusClient() {
        return Optional.empty();
    }

    /** @param secret the file with the secret of the client {@code prometheus} */
    record PrometheusClient(URI issuer, Path secret) {}

    /** The address of the broker's Prometheus metrics. */
    URI brokerMetrics();

    /** Ends the service's process as a crash would. */
    void kill(AuditedService service);

    /** Ends the processes of all its instances as crashes would. */
    void killAll(AuditedService service);

    /** Ends the service in order. */
    void stop(AuditedService service);

    /** Starts the service and returns once it is ready. */
    void start(AuditedService service);

    /** The same with settings that differ from the usual ones, until its next start. */
    void start(AuditedService service, Map<String, String> settings);

    void killBroker();

    void startBroker();

    void killDatabase();

    void startDatabase();

    /** Ends everything but the console, in order. */
    void stop();

    /** Every attempt to order that was made here, for the audit. Thread-safe. */
    Queue<Attempt> attempts();

    /** The pid of the service's process. */
    long pid(AuditedService service);

    /** The log of the service, since its last start at least. */
    String log(AuditedService service);

    /** Whether anything was killed so far. */
    boolean isFaulty();

    /** Stops the service in order and starts it with these settings. */
    default void restart(AuditedService service, Map<String, String> settings) {
        stop(service);
        start(service, settings);
    }

    /** Starts what was stopped, and restarts what has other settings with the usual ones. */
    void restore();
}
