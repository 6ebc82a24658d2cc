package dev.waybill.testing;

import java.util.Map;

/** A real broker, configured as the local stack's. It ends with the JVM. */
public abstract sealed class TestKafka permits StoppableKafka, ContainerKafka {
    /** After a kill the broker can register again only when its former session has expired. */
    private static final Map<String, String> SHORT_SESSION =
            Map.of("broker.heartbeat.interval.ms", "500", "broker.session.timeout.ms", "3000");

    /** The broker that all tests of this JVM share, in a container or as a process. A test creates its own topics. */
    public static TestKafka shared() {
        return Shared.BROKER;
    }

    /**
     * A broker for a test that stops or kills it, or needs the service's topics for itself: always a process, because a
     * container gets another port each time.
     */
    public static StoppableKafka newInstance() {
        return StoppableKafka.started(SHORT_SESSION);
    }

    public abstract String bootstrapServers();

    private static final class Shared {
        static final TestKafka BROKER =
                ServerChoice.inContainers() ? new ContainerKafka() : StoppableKafka.started(Map.of());
    }
}
