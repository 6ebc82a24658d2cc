package dev.waybill.messaging.outbox;

import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.StatementBatch;
import dev.waybill.messaging.codec.CodecAutoConfiguration;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.messaging.kafka.KafkaAutoConfiguration;
import dev.waybill.messaging.tracing.EventTracing;
import dev.waybill.messaging.tracing.TracingAutoConfiguration;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** The way out of this service. */
@AutoConfiguration(after = {CodecAutoConfiguration.class, KafkaAutoConfiguration.class, TracingAutoConfiguration.class})
@EnableConfigurationProperties(OutboxProperties.class)
public class OutboxAutoConfiguration {

    @Bean
    StatementBatch writes(JdbcTemplate jdbc) {
        return new StatementBatch(jdbc);
    }

    @Bean
    Outbox outbox(
            StatementBatch writes,
            EventSerde codec,
            Clock clock,
            EventTracing traces,
            OutboxProperties settings,
            @Value("${spring.application.name}") String name) {
        return new TransactionalOutbox(
                new OutboxRepository(writes),
                codec,
                traces,
                clock,
                "/" + name,
                Math.toIntExact(settings.maxEventSize().toBytes()));
    }
}
