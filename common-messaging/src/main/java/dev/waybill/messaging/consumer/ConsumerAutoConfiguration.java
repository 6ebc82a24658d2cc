package dev.waybill.messaging.consumer;

import dev.waybill.messaging.Degradation;
import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.EventMapper;
import dev.waybill.messaging.codec.CodecAutoConfiguration;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.messaging.deadletters.DeadLetterPublisher;
import dev.waybill.messaging.kafka.KafkaAutoConfiguration;
import dev.waybill.messaging.kafka.KafkaSettings;
import dev.waybill.messaging.lag.ConsumerLag;
import dev.waybill.messaging.topics.TopicInitializer;
import dev.waybill.messaging.topics.TopicsAutoConfiguration;
import dev.waybill.messaging.tracing.EventTracing;
import dev.waybill.messaging.tracing.TracingAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.ListenerContainerPauseService;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The consumer of this service: its mappers, its one handler, and the listener container that feeds them. */
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
@EnableConfigurationProperties(ConsumerProperties.class)
public class ConsumerAutoConfiguration {

    @Bean
    EventMapperRegistry eventMapperRegistry(ObjectProvider<EventMapper<?, ?>> mappers) {
        return new EventMapperRegistry(mappers.stream().toList());
    }

    @Bean
    ConsumerLag consumerLag(EventMapperRegistry mappers, MeterRegistry registry, Clock clock) {
        return new ConsumerLag(mappers.topics(), registry, clock);
    }

    @Bean
    ConsumerHealth consumerHealthIndicator(
            ObjectProvider<GroupMembership> membership, ObjectProvider<ConsumerStatus> status) {
        return new ConsumerHealth(membership.getIfAvailable(), status.getIfAvailable());
    }

    /** How records are processed. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(EventMapper.class)
    static class ProcessorConfiguration {

        @Bean
        InboxRetentionWindow inboxRetentionWindow(JdbcTemplate database, Clock clock) {
            return new InboxRetentionWindow(database, clock);
        }

        @Bean
        ConsumerMetrics consumerMetrics(EventMapperRegistry mappers, MeterRegistry registry) {
            return new ConsumerMetrics(mappers.types(), registry);
        }

        @Bean
        DeadLetterPublisher deadLetterPublisher(
                KafkaSettings kafka, @Value("${spring.application.name}") String group, Clock clock) {
            return new DeadLetterPublisher(kafka, group, FailureClassifier::describe, clock);
        }

        @Bean
        DeadLetterBrake deadLetterBrake(ConsumerProperties properties, Clock clock) {
            return new DeadLetterBrake(properties.deadLetterBrake(), clock);
        }

        @Bean
        PartitionBackOff partitionBackOff(ConsumerProperties properties, Clock clock) {
            return new PartitionBackOff(properties.longestPause(), clock);
        }

        @Bean
        OffsetCommitter offsetCommitter() {
            return new OffsetCommitter();
        }

        @Bean
        BatchProcessor batchProcessor(
                @Value("${spring.application.name}") String group,
                EventSerde serde,
                EventMapperRegistry mappers,
                ObjectProvider<EventHandler<?>> handler,
                InboxRetentionWindow retention,
                JdbcTemplate database,
                PlatformTransactionManager transactions,
                EventTracing tracing,
                DeadLetterPublisher deadLetters,
                DeadLetterBrake brake,
                PartitionBackOff backOff,
                OffsetCommitter offsets,
                ConsumerLag lag,
                ConsumerMetrics metrics) {
            return new BatchProcessor(
                    retention,
                    new RecordDecoder(group, serde, mappers, retention),
                    new TransactionalBatchHandler(
                            new TransactionTemplate(transactions),
                            new InboxRepository(database),
                            only(handler),
                            tracing,
                            metrics),
                    deadLetters,
                    brake,
                    backOff,
                    offsets,
                    lag,
                    metrics);
        }

        /** The mappers return what the handler takes. A service that mixes them up fails with its first event. */
        @SuppressWarnings("unchecked")
        private static EventHandler<Object> only(ObjectProvider<EventHandler<?>> handler) {
            return (EventHandler<Object>) handler.getObject();
        }
    }

    /** The container that polls and calls the listener. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(EventMapper.class)
    static class ContainerConfiguration {

        /** Offsets wait for at most that long, and a partition whose back-off is over wakes the consumer anyway. */
        private static final Duration POLL_TIMEOUT = Duration.ofMillis(250);

        private static final Duration RETRY_AFTER_DENIAL = Duration.ofSeconds(10);

        /** Long enough to finish the current batch, short enough for an orderly shutdown. */
        private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(20);

        @Bean
        EventConsumerFactory eventConsumerFactory(
                KafkaSettings kafka,
                ConsumerProperties properties,
                @Value("${spring.application.name}") String group,
                MeterRegistry registry) {
            return new EventConsumerFactory(kafka, properties, group, registry);
        }

        @Bean(defaultCandidate = false)
        SimpleAsyncTaskScheduler consumerScheduler() {
            var scheduler = new SimpleAsyncTaskScheduler();
            scheduler.setThreadNamePrefix("consumer-scheduler-");
            scheduler.setVirtualThreads(true);
            scheduler.setTaskTerminationTimeout(1_000); // and so it accepts tasks until the container has stopped
            return scheduler;
        }

        @Bean
        ConsumerStatus consumerStatus(PartitionBackOff backOff, Clock clock) {
            return new ConsumerStatus(backOff, clock);
        }

        @Bean
        EventBatchListener eventBatchListener(
                BatchProcessor processor, OffsetCommitter offsets, LagMonitor lag, ConsumerStatus status) {
            return new EventBatchListener(processor, offsets, lag, status);
        }

        @Bean
        LagMonitor lagMonitor(ConsumerLag lag, OffsetCommitter offsets, Clock clock) {
            return new LagMonitor(lag, offsets, clock);
        }

        @Bean
        Degradation brokerAway(LagMonitor lag) {
            return new Degradation("broker-away", lag::brokerAwayReason);
        }

        @Bean
        Degradation partitionPaused(ConsumerStatus status) {
            return new Degradation("partition-paused", status::degradedReason);
        }

        @Bean
        Degradation deadLettersPaused(DeadLetterBrake brake) {
            return new Degradation("dead-letter-brake", brake::reason);
        }

        @Bean
        GroupMembership groupMembership(
                @Qualifier("consumer") ObjectProvider<ConcurrentMessageListenerContainer<byte[], byte[]>> container,
                TopicInitializer topics,
                PartitionBackOff backOff,
                JdbcTemplate database,
                ConsumerProperties properties,
                @Qualifier("consumerScheduler") TaskScheduler scheduler,
                Clock clock) {
            return new GroupMembership(container, topics, backOff, database, properties.leaveAfter(), scheduler, clock);
        }

        @Bean
        ConcurrentMessageListenerContainer<byte[], byte[]> consumer(
                EventConsumerFactory consumers,
                EventMapperRegistry mappers,
                ConsumerProperties settings,
                @Value("${spring.application.name}") String group,
                EventBatchListener listener,
                BatchProcessor processor,
                OffsetCommitter offsets,
                PartitionBackOff backOff,
                DeadLetterBrake brake,
                ConsumerLag lag,
                GroupMembership membership,
                ConsumerStatus status,
                ConsumerMetrics metrics,
                @Qualifier("consumerScheduler") TaskScheduler scheduler) {
            var properties = new ContainerProperties(mappers.topics().toArray(String[]::new));
            properties.setGroupId(group);
            properties.setMessageListener(listener);
            properties.setAckMode(AckMode.MANUAL);
            properties.setConsumerRebalanceListener(new PartitionListener(offsets, backOff, brake, lag, metrics));
            properties.setPollTimeout(POLL_TIMEOUT.toMillis());
            properties.setIdleEventInterval(POLL_TIMEOUT.toMillis());
            properties.setIdleBeforeDataMultiplier(1);
            properties.setAuthExceptionRetryInterval(RETRY_AFTER_DENIAL);
            properties.setShutdownTimeout(SHUTDOWN_TIMEOUT.toMillis());
            properties.setScheduler(scheduler);
            var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
            container.setConcurrency(settings.threads());
            container.setAutoStartup(false); // the membership starts it once its topics exist
            container.setCommonErrorHandler(new EventBatchErrorHandler(
                    processor,
                    offsets,
                    backOff,
                    new ListenerContainerPauseService(null, scheduler),
                    membership,
                    status,
                    metrics));
            return container;
        }

        @Bean
        DeadLetterBrakeEndpoint deadLetterBrakeEndpoint(
                DeadLetterBrake brake,
                @Qualifier("consumer") ConcurrentMessageListenerContainer<byte[], byte[]> container) {
            return new DeadLetterBrakeEndpoint(brake, container);
        }
    }
}
