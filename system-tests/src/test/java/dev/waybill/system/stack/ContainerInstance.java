package dev.waybill.system.stack;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HealthCheck;
import dev.waybill.stack.StackException;
import dev.waybill.stack.process.Await;
import dev.waybill.system.compose.Container;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** A container of the compose file, run by Testcontainers. */
final class ContainerInstance {

    private static final Duration START_LIMIT = Duration.ofMinutes(6);
    private static final Duration STEP = Duration.ofMillis(500);
    private static final int STOP_LIMIT_SECONDS = 60;

    private final DockerClient docker = DockerClientFactory.lazyClient();
    private final Container described;
    private final Network network;
    private GenericContainer<?> container;

    ContainerInstance(Container described, Network network) {
        this.described = described;
        this.network = network;
        this.container = container(Map.of());
    }

    /**
     * Starts it as a new container and returns once that is healthy.
     *
     * @param settings win over those of the compose file, and over what is usual for tests
     */
    void replace(Map<String, String> settings) {
        container.stop();
        container = container(settings);
        container.start();
    }

    /** Starts it with the files that it had when it ended, and returns once it is healthy. */
    void startAgain() {
        docker.startContainerCmd(id()).exec();
        awaitHealthy(container);
    }

    void stop() {
        docker.stopContainerCmd(id()).withTimeout(STOP_LIMIT_SECONDS).exec();
    }

    void kill() {
        docker.killContainerCmd(id()).exec();
    }

    boolean isRunning() {
        return Boolean.TRUE.equals(state().getRunning());
    }

    long pid() {
        return Objects.requireNonNull(state().getPidLong());
    }

    String log() {
        return container.getLogs();
    }

    private GenericContainer<?> container(Map<String, String> settings) {
        var fresh = new GenericContainer<>(DockerImageName.parse(described.image()))
                .withNetwork(network)
                .withNetworkAliases(described.name())
                .withEnv(described.environment())
                .withEnv(AbstractStack.USUAL)
                .withEnv(settings)
                .withCreateContainerCmdModifier(this::harden)
                .waitingFor(new AbstractWaitStrategy() {
                    @Override
                    protected void waitUntilReady() {
                        awaitHealthy((GenericContainer<?>) waitStrategyTarget);
                    }
                });
        if (!described.command().isEmpty()) {
            fresh.withCommand(described.command().toArray(String[]::new));
        }
        fresh.setPortBindings(described.ports());
        described.volumes().stream()
                .filter(volume -> volume.startsWith("."))
                .map(volume -> volume.split(":"))
                .forEach(file -> fresh.withCopyFileToContainer(
                        MountableFile.forHostPath(RunningStack.ROOT.resolve(file[0])), file[1]));
        described.temporaryFolders().stream()
                .map(folder -> folder.split(":"))
                .forEach(folder -> fresh.withTmpFs(Map.of(folder[0], folder[1])));
        return fresh;
    }

    private void awaitHealthy(GenericContainer<?> started) {
        if (!Await.until(started::isHealthy, STEP, START_LIMIT)) {
            throw new StackException(described.name() + " did not start:\n" + started.getLogs());
        }
    }

    /**
     * Each check of its health is a process of the engine that costs up to a second of processor time. Under the load of many
     * containers on few cores it takes long, which says nothing of the container.
     */
    private void harden(CreateContainerCmd command) {
        var check = new HealthCheck()
                .withInterval(Duration.ofSeconds(5).toNanos())
                .withTimeout(Duration.ofSeconds(30).toNanos())
                .withRetries(60);
        command.withHealthcheck(described.healthCheck().isEmpty() ? check : check.withTest(described.healthCheck()));
        var host = Objects.requireNonNull(command.getHostConfig()).withReadonlyRootfs(described.isReadOnly());
        described.memoryLimit().ifPresent(limit -> host.withMemory(limit.toBytes()));
        if (described.isWithoutCapabilities()) {
            host.withCapDrop(Capability.ALL);
        }
    }

    private ContainerState state() {
        return docker.inspectContainerCmd(id()).exec().getState();
    }

    private String id() {
        return container.getContainerId();
    }
}
