package dev.waybill.testing;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether the shared servers of a test JVM are containers or processes. The system property {@value #PROPERTY} is
 * {@code containers}, {@code embedded}, or {@code auto}, the default: containers where a Docker engine answers.
 */
final class ServerChoice {
    static final String PROPERTY = "waybill.test.servers";

    /** Of a container, on a machine that has much else to do. */
    static final Duration START_LIMIT = Duration.ofMinutes(3);

    private static final int ENGINE_TIMEOUT_SECONDS = 10;

    private ServerChoice() {}

    static boolean inContainers() {
        return Chosen.CONTAINERS;
    }

    static boolean inContainers(String choice) {
        return switch (choice) {
            case "containers" -> true;
            case "embedded" -> false;
            case "auto" -> engineAnswers();
            default ->
                throw new IllegalArgumentException(PROPERTY + " must be containers, embedded or auto, not " + choice);
        };
    }

    /** As {@code ./waybill test --containers} asks; Testcontainers would log errors where there is none. */
    private static boolean engineAnswers() {
        try {
            var docker = new ProcessBuilder("docker", "version", "--format", "{{.Server.Version}}")
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            try {
                return docker.waitFor(ENGINE_TIMEOUT_SECONDS, TimeUnit.SECONDS) && docker.exitValue() == 0;
            } finally {
                docker.destroyForcibly();
            }
        } catch (IOException e) {
            return false; // there is no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static final class Chosen {
        static final boolean CONTAINERS = inContainers(System.getProperty(PROPERTY, "auto"));
    }

    static final class Containers implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return inContainers();
        }
    }

    static final class Embedded implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !inContainers();
        }
    }
}
