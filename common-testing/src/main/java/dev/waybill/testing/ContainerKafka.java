package dev.waybill.testing;

import dev.waybill.stack.kafka.BrokerProperties;
import java.util.Locale;
import org.testcontainers.kafka.KafkaContainer;

/** A container with the image of the compose file and the settings of the local stack. */
final class ContainerKafka extends TestKafka {
    static final String IMAGE = "apache/kafka:4.2.2";

    private final KafkaContainer container = new SharedContainer();

    ContainerKafka() {
        BrokerProperties.settings()
                .forEach((name, value) ->
                        container.withEnv("KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value));
        container.start();
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    KafkaContainer container() {
        return container;
    }

    /** Ends with the JVM, not with the first application context that has it as a bean. */
    private static final class SharedContainer extends KafkaContainer {

        /** As root, because the broker writes its settings into files that an image may have as read-only. */
        SharedContainer() {
            super(IMAGE);
            withCreateContainerCmdModifier(command -> command.withUser("root"));
            withStartupTimeout(ServerChoice.START_LIMIT);
        }

        @Override
        public void stop() {}
    }
}
