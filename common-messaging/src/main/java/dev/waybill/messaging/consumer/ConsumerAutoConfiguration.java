package dev.waybill.messaging.consumer;

import dev.waybill.messaging.Degradation;
import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.EventMapper;
import dev.waybill.messaging.TimeSource;
import dev.waybill.messaging.tracing.EventTracing;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The consumer of this service: its mappers, its one handler, and the listener container that feeds them. */
@AutoConfiguration
@EnableConfigurationProperties(ConsumerProperties.class)
public class ConsumerAutoConfiguration {

    /** Down while this instance does not consume, with the reason. A service that consumes nothing is up. */
    @Bean
    HealthIndicator consumerHealthIndicator(ObjectProvider<GroupMembership> membership) {
        return () -> membership.stream()
                .map(GroupMembership::unhealthyReason)
                .flatMap(Optional::stream)
                .findFirst()
                .map(reason -> Health.down().withDetail("reason", reason).build())
                .orElseGet(() -> Health.up().build());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(EventMapper.class)
    @Import({
        EventMapperRegistry.class,
        InboxRetentionWindow.class,
        InboxRepository.class,
        RecordDecoder.class,
        DeadLetterPublisher.class,
        OffsetCommitter.class,
        LagMonitor.class,
        ConsumerMetrics.class,
        EventConsumerFactory.class,
        EventBatchListener.class,
        EventBatchErrorHandler.class,
        PartitionListener.class,
        GroupMembership.class,
        DeadLetterBrakeEndpoint.class
    })
    static class ContainerConfiguration {

        /** Offsets wait for at most that long, and a partition whose back-off is over wakes the consumer anyway. */
        private static final Duration POLL_TIMEOUT = Duration.ofMillis(250);

        private static final Duration RETRY_AFTER_DENIAL = Duration.ofSeconds(10);

        /** Long enough to finish the current batch, short enough for an orderly shutdown. */
        private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(20);

        @Bean
        DeadLetterBrake deadLetterBrake(ConsumerProperties properties, TimeSource time) {
            return new DeadLetterBrake(properties.deadLetterBrake(), time);
        }

        @Bean
        PartitionBackOff partitionBackOff(ConsumerProperties properties, TimeSource time) {
            return new PartitionBackOff(properties.longestPause(), time);
        }

        @Bean
        ConsumerStatus consumerStatus(ConsumerProperties properties, PartitionBackOff backOff, TimeSource time) {
            return new ConsumerStatus(properties.threads(), backOff, time);
        }

        /** The mappers return what the handler takes. A service that mixes them up fails with its first event. */
        @Bean
        @SuppressWarnings("unchecked")
        TransactionalBatchHandler transactionalBatchHandler(
                PlatformTransactionManager transactions,
                InboxRepository inbox,
                EventHandler<?> handler,
                EventTracing tracing,
                ConsumerMetrics metrics) {
            return new TransactionalBatchHandler(
                    new TransactionTemplate(transactions), inbox, (EventHandler<Object>) handler, tracing, metrics);
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
        ConcurrentMessageListenerContainer<byte[], byte[]> consumer(
                EventConsumerFactory consumers,
                EventMapperRegistry mappers,
                ConsumerProperties settings,
                EventBatchListener listener,
                PartitionListener partitions,
                EventBatchErrorHandler errorHandler,
                @Qualifier("consumerScheduler") TaskScheduler scheduler) {
            var properties = new ContainerProperties(mappers.topics().toArray(String[]::new));
            properties.setMessageListener(listener);
            properties.setAckMode(AckMode.MANUAL);
            properties.setConsumerRebalanceListener(partitions);
            properties.setPollTimeout(POLL_TIMEOUT.toMillis());
            properties.setIdleEventInterval(POLL_TIMEOUT.toMillis());
            properties.setIdleBeforeDataMultiplier(1);
            properties.setAuthExceptionRetryInterval(RETRY_AFTER_DENIAL);
            properties.setShutdownTimeout(SHUTDOWN_TIMEOUT.toMillis());
            properties.setScheduler(scheduler);
            var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
            container.setConcurrency(settings.threads());
            container.setAutoStartup(false); // the membership starts it once its topics exist
            container.setCommonErrorHandler(errorHandler);
            return container;
        }
    }
}
