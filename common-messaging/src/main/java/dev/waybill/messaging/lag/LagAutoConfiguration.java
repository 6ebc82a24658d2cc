package dev.waybill.messaging.lag;

import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.kafka.KafkaAutoConfiguration;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far this service and others are behind. */
@AutoConfiguration(
        after = KafkaAutoConfiguration.class,
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
@ConditionalOnBean(JdbcTemplate.class)
public class LagAutoConfiguration {

    @Bean
    ConsumerProgress consumerProgress(ObjectProvider<Admin> admin, JdbcTemplate jdbc, Clock clock) {
        return new KafkaConsumerProgress(admin::getObject, () -> publishedUntil(jdbc), clock);
    }

    private static Instant publishedUntil(JdbcTemplate jdbc) {
        OffsetDateTime time = jdbc.queryForObject(
                "select least(acknowledged_until, recover_since) from outbox_progress", OffsetDateTime.class);
        return time == null ? Instant.MIN : time.toInstant();
    }
}
