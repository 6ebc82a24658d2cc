package dev.waybill.messaging.tablepartitions;

import dev.waybill.messaging.Worker;
import dev.waybill.messaging.kafka.KafkaAutoConfiguration;
import dev.waybill.messaging.kafka.KafkaSettings;
import dev.waybill.messaging.outbox.OutboxAutoConfiguration;
import dev.waybill.messaging.outbox.OutboxProperties;
import dev.waybill.messaging.outbox.OutboxRecoveryMargin;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Maintains the daily partitions of outbox and inbox. */
@AutoConfiguration(after = {KafkaAutoConfiguration.class, OutboxAutoConfiguration.class, FlywayAutoConfiguration.class})
@EnableConfigurationProperties(InboxProperties.class)
public class TablePartitionsAutoConfiguration {

    @Bean
    PartitionMaintenance partitionMaintenance(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Clock clock,
            OutboxRecoveryMargin recoveryMargin,
            OutboxProperties outbox,
            InboxProperties inbox,
            KafkaSettings kafka) {
        inbox.checkAgainst(kafka.topicRetention());
        return new PartitionMaintenance(
                new DailyPartitionedTable("outbox", jdbc, transaction),
                new DailyPartitionedTable("inbox", jdbc, transaction),
                new AcknowledgedWatermark(jdbc, recoveryMargin),
                new AdvisoryLock(jdbc),
                clock,
                outbox.retention(),
                inbox.retention());
    }

    @Bean
    Worker tableSizeWorker(JdbcTemplate jdbc, TransactionTemplate transaction, MeterRegistry meters) {
        var tables = List.of(
                new DailyPartitionedTable("outbox", jdbc, transaction),
                new DailyPartitionedTable("inbox", jdbc, transaction));
        return new Worker("table sizes", Duration.ofSeconds(15), new TableSizeMetrics(tables, meters));
    }
}
