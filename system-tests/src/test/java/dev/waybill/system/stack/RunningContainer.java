package dev.waybill.system.stack;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HealthCheck;
import dev.waybill.stack.StackException;
import dev.waybill.stack.process.Waiting;
import dev.waybill.system.compose.Container;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** A container as the compose file describes it, in the hands of Testcontainers. */
final class RunningContainer {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final int STOP_LIMIT_SECONDS = 60;

    private final DockerClient docker;
    private final GenericContainer<?> container;

    /** @param settings win over those of the compose file, and over what is usual for tests */
    RunningContainer(Container described, Network network, Map<String, String> settings) {
        container = new GenericContainer<>(DockerImageName.parse(described.image()))
                .withNetwork(network)
                .withNetworkAliases(described.name())
                .withEnv(described.environment())
                .withEnv(StackOfParts.USUAL)
                .withEnv(settings)
                .withCreateContainerCmdModifier(command -> harden(command, described))
                .waitingFor(Wait.forHealthcheck().withStartupTimeout(START_LIMIT));
        if (!described.command().isEmpty()) {
            container.withCommand(described.command().toArray(String[]::new));
        }
        container.setPortBindings(described.ports());
        described.volumes().stream()
                .filter(volume -> volume.startsWith("."))
                .map(volume -> volume.split(":"))
                .forEach(file -> container.withCopyFileToContainer(
                        MountableFile.forHostPath(RunningStack.ROOT.resolve(file[0])), file[1]));
        described.temporaryFolders().stream()
                .map(folder -> folder.split(":"))
                .forEach(folder -> container.withTmpFs(Map.of(folder[0], folder[1])));
        docker = container.getDockerClient();
    }

    /** Looks at its health more often than compose does, so that scenarios need not wait for it. */
    private static void harden(CreateContainerCmd command, Container described) {
        var healthCheck =
                new HealthCheck().withInterval(Duration.ofSeconds(1).toNanos()).withRetries(120);
        command.withHealthcheck(
                described.healthCheck().isEmpty() ? healthCheck : healthCheck.withTest(described.healthCheck()));
        var host = Objects.requireNonNull(command.getHostConfig());
        host.withReadonlyRootfs(described.isReadOnly());
        if (described.isWithoutCapabilities()) {
            host.withCapDrop(Capability.ALL);
        }
    }

    /** Returns once it is healthy. */
    void start() {
        container.start();
    }

    /** Starts it with the files that it had when it ended. */
    void startAgain() {
        docker.startContainerCmd(id()).exec();
        if (!Waiting.until(container::isHealthy, START_LIMIT)) {
            throw new StackException(container.getDockerImageName() + " did not start:\n" + container.getLogs());
        }
    }

    void stop() {
        docker.stopContainerCmd(id()).withTimeout(STOP_LIMIT_SECONDS).exec();
    }

    void kill() {
        docker.killContainerCmd(id()).exec();
    }

    void remove() {
        container.stop();
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

    private ContainerState state() {
        return docker.inspectContainerCmd(id()).exec().getState();
    }

    private String id() {
        return container.getContainerId();
    }
}
