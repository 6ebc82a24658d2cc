package dev.waybill.testing;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.testcontainers.kafka.KafkaContainer;

/** The shared broker for an application context; the beans know no difference. */
@TestConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration(ServiceConnectionAutoConfiguration.class)
public class KafkaTestConfiguration {

    /** Where services look for the addresses, before their web server starts. */
    @Bean
    static BeanFactoryPostProcessor kafkaProperties(ConfigurableEnvironment environment) {
        return beans -> {
            var kafka = beans.getBean(KafkaConnectionDetails.class);
            Map<String, Object> properties =
                    Map.of("waybill.kafka.bootstrap-servers", String.join(",", kafka.getBootstrapServers()));
            environment.getPropertySources().addFirst(new MapPropertySource("test broker", properties));
        };
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
