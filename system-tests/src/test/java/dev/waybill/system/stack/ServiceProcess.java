package dev.waybill.system.stack;

import dev.waybill.stack.process.Detached;
import dev.waybill.stack.process.Jvm;
import dev.waybill.stack.process.LogTail;
import dev.waybill.stack.process.Ports;
import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.process.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One service as a process: its jar, its port, its log. */
final class ServiceProcess {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Service service;
    private final Path jar;
    private final Path home;
    private final Path log;
    private final Map<String, String> environment;
    private final int port = Ports.free();
    private @Nullable ProcessId process;

    ServiceProcess(Service service, Path root, Path home, Map<String, String> environment) {
        this.service = service;
        this.jar = root.resolve(service.id()).resolve("target").resolve(service.id() + ".jar");
        this.home = home;
        this.log = home.resolve(service.id() + ".log");
        this.environment = Map.copyOf(environment);
    }

    /** Starts it and returns at once. */
    void launch(Map<String, String> settings) {
        if (!Files.exists(jar)) {
            throw new IllegalStateException("There is no " + jar + "; build with ./mvnw verify");
        }
        var complete = new HashMap<>(environment);
        complete.put("SERVER_PORT", Integer.toString(port));
        complete.putAll(settings);
        List<String> command =
                List.of(Jvm.java(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-jar", "" + jar);
        process = ProcessId.of(Detached.start(command, complete, home, log));
    }

    void awaitReady() {
        ProcessId started = running();
        Waiting.until(() -> isReady() || !started.isRunning(), START_LIMIT);
        if (!isReady()) {
            throw new IllegalStateException(service.id() + " did not start:\n" + LogTail.text(log, 30));
        }
    }

    void kill() {
        if (process != null) {
            process.kill();
        }
    }

    void stop(Duration patience) {
        running().terminate(patience);
    }

    long pid() {
        return running().pid();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private ProcessId running() {
        return Objects.requireNonNull(process, service.id() + " was not started");
    }

    private boolean isReady() {
        var request = HttpRequest.newBuilder(url().resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
