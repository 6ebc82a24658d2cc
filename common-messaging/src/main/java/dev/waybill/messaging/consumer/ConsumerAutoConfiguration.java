package dev.waybill.messaging.consumer;

import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.EventMapper;
import dev.waybill.messaging.codec.CodecAutoConfiguration;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.messaging.deadletters.DeadLetters;
import dev.waybill.messaging.kafka.KafkaAutoConfiguration;
import dev.waybill.messaging.kafka.KafkaSettings;
import dev.waybill.messaging.lag.ConsumerLag;
import dev.waybill.messaging.topics.TopicInitializer;
import dev.waybill.messaging.topics.TopicsAutoConfiguration;
import dev.waybill.messaging.tracing.EventTracing;
import dev.waybill.messaging.tracing.TracingAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The consumers of this service: its mappers, its one handler, and what they need. */
@AutoConfiguration(
        after = {
            KafkaAutoConfiguration.class,
            CodecAutoConfiguration.class,
            TopicsAutoConfiguration.class,
            TracingAutoConfiguration.class
        },
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
        })
@EnableConfigurationProperties(ConsumerSettings.class)
public class ConsumerAutoConfiguration {

    @Bean
    Handlers handlers(ObjectProvider<EventMapper<?, ?>> mappers) {
        return new Handlers(mappers.stream().toList());
    }

    @Bean
    DeadLetters deadLetters(KafkaSettings kafka, @Value("${spring.application.name}") String group, Clock clock) {
        return new DeadLetters(kafka, group, clock);
    }

    @Bean
    ConsumerLag consumerLag(Handlers handlers, MeterRegistry registry, Clock clock) {
        return new ConsumerLag(handlers.topics(), registry, clock);
    }

    @Bean
    Consumers consumers(
            KafkaSettings kafka,
            ConsumerSettings settings,
            @Value("${spring.application.name}") String group,
            TopicInitializer topics,
            Handlers handlers,
            EventSerde codec,
            ObjectProvider<EventHandler<?>> handler,
            DeadLetters deadLetters,
            JdbcTemplate database,
            PlatformTransactionManager transactions,
            EventTracing traces,
            ConsumerLag lag,
            MeterRegistry registry,
            Clock clock) {
        if (handlers.topics().isEmpty()) {
            return new Consumers(List.of());
        }
        var meters = new ConsumerMeters(handlers.types(), registry);
        var days = new InboxDays(database, clock);
        var work = new ConsumerSession.Work(
                new Intake(group, codec, handlers, days),
                days,
                new Reaction(new TransactionTemplate(transactions), new Inbox(database), only(handler), traces, meters),
                deadLetters,
                meters);
        var sessions = new ConsumerSessionFactory(
                new KafkaConsumers(kafka, settings, group), handlers.topics(), work, settings, lag, registry, clock);
        return new Consumers(IntStream.range(0, settings.threads())
                .mapToObj(number -> new ConsumerLoop(number, topics, sessions, new LoopState(clock)))
                .toList());
    }

    @Bean
    ConsumerHealth consumerHealthIndicator(Consumers consumers) {
        return new ConsumerHealth(consumers);
    }

    /** The mappers return what the handler takes. A service that mixes them up fails with its first event. */
    @SuppressWarnings("unchecked")
    private static EventHandler<Object> only(ObjectProvider<EventHandler<?>> handler) {
        return (EventHandler<Object>) handler.getObject();
    }
}
