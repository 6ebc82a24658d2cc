package dev.waybill.messaging.kafka;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The settings that all Kafka clients share, and the clock of messaging. */
@AutoConfiguration
@EnableConfigurationProperties(KafkaSettings.class)
public class KafkaAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
