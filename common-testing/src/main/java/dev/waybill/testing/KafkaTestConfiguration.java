package dev.waybill.testing;

import java.util.List;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.properties.TestcontainersPropertySourceAutoConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.testcontainers.kafka.KafkaContainer;

/** The shared broker for an application context; the beans know no difference. */
@TestConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({ServiceConnectionAutoConfiguration.class, TestcontainersPropertySourceAutoConfiguration.class
})
public class KafkaTestConfiguration {

    @Bean
    DynamicPropertyRegistrar kafkaProperties(KafkaConnectionDetails kafka) {
        return properties ->
                properties.add("waybill.kafka.bootstrap-servers", () -> String.join(",", kafka.getBootstrapServers()));
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Conditional(ServerChoice.Containers.class)
    static class InContainer {

        @Bean
        @ServiceConnection
        KafkaContainer kafka() {
            return ((ContainerKafka) TestKafka.shared()).container();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Conditional(ServerChoice.Embedded.class)
    static class Embedded {

        @Bean
        KafkaConnectionDetails kafka() {
            return () -> List.of(TestKafka.shared().bootstrapServers());
        }
    }
}
