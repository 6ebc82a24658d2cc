package dev.waybill.messaging.kafka;

import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** The settings that all Kafka clients share, an admin client, and the clock of messaging. */
@AutoConfiguration
@EnableConfigurationProperties(KafkaSettings.class)
public class KafkaAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** For all repeated queries; opened with the first, as the brokers' addresses need not be known at the start. */
    @Bean
    @Lazy
    Admin admin(KafkaSettings settings, @Value("${spring.application.name}") String service) {
        Map<String, Object> config = settings.adminConfig();
        config.put("client.id", service + "-admin");
        return Admin.create(config);
    }
}
