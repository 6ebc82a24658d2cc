package dev.waybill.messaging.outbox;

import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.codec.CodecAutoConfiguration;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.messaging.kafka.KafkaAutoConfiguration;
import dev.waybill.messaging.tracing.EventTracing;
import dev.waybill.messaging.tracing.TracingAutoConfiguration;
import dev.waybill.persistence.StatementBatch;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outbox of a service. */
@AutoConfiguration(after = {CodecAutoConfiguration.class, KafkaAutoConfiguration.class, TracingAutoConfiguration.class})
@EnableConfigurationProperties(OutboxProperties.class)
public class OutboxAutoConfiguration {

    @Bean
    OutboxRecoveryMargin outboxRecoveryMargin(JdbcTemplate jdbc) {
        return new OutboxRecoveryMargin(jdbc);
    }

    @Bean
    Outbox outbox(
            StatementBatch statements,
            EventSerde serde,
            Clock clock,
            EventTracing tracing,
            OutboxProperties properties,
            @Value("${spring.application.name}") String name) {
        return new TransactionalOutbox(
                new OutboxRepository(statements),
                serde,
                tracing,
                clock,
                "/" + name,
                Math.toIntExact(properties.maxEventSize().toBytes()));
    }
}
