package dev.waybill.messaging.relay;

import dev.waybill.messaging.PublishedTopic;
import dev.waybill.messaging.codec.EventCodec;
import dev.waybill.messaging.database.RelayLogin;
import dev.waybill.messaging.kafka.KafkaAutoConfiguration;
import dev.waybill.messaging.kafka.KafkaSettings;
import dev.waybill.messaging.lag.OutboxLag;
import dev.waybill.messaging.partitions.PartitionsAutoConfiguration;
import dev.waybill.messaging.tracing.Traces;
import dev.waybill.messaging.tracing.TracingAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Relays what the owner of a topic publishes. */
@AutoConfiguration(
        after = {KafkaAutoConfiguration.class, PartitionsAutoConfiguration.class, TracingAutoConfiguration.class})
@ConditionalOnBean(PublishedTopic.class)
public class RelayAutoConfiguration {

    @Bean
    Relay outboxRelay(
            JdbcConnectionDetails database,
            JdbcTemplate jdbc,
            RelayLogin login,
            KafkaSettings kafka,
            PublishedTopic owner,
            Traces traces,
            Clock clock,
            MeterRegistry meters,
            @Value("${spring.application.name}") String name) {
        var times = RelayTimes.USUAL;
        Map<String, Object> client = kafka.clientConfig();
        client.put("client.id", name + "-relay");
        client.put("max.request.size", Math.toIntExact(kafka.maxMessageSize().toBytes()));
        return new Relay(
                new Connections(database.getJdbcUrl(), login.username(), login.password(), times),
                new RelaySettings("/" + name, EventCodec.topicOf(owner.eventType()), client, times, meters),
                () -> jdbc.execute(Publication.CREATE),
                traces,
                clock);
    }

    @Bean
    OutboxLag outboxLag(Relay relay) {
        return relay.lag();
    }

    @Bean("relay")
    HealthIndicator relayHealth(Relay relay) {
        return new RelayHealth(relay);
    }

    @Bean
    RelayMeters relayMeters(Relay relay, PublishedTopic owner) {
        return new RelayMeters(relay, EventCodec.topicOf(owner.eventType()));
    }
}
