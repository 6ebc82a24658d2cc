package dev.waybill.messaging.partitions;

import dev.waybill.messaging.Worker;
import dev.waybill.messaging.kafka.KafkaAutoConfiguration;
import dev.waybill.messaging.kafka.KafkaSettings;
import dev.waybill.messaging.outbox.OutboxAutoConfiguration;
import dev.waybill.messaging.outbox.OutboxSettings;
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

/** Keeps the days of journal and inbox. */
@AutoConfiguration(after = {KafkaAutoConfiguration.class, OutboxAutoConfiguration.class, FlywayAutoConfiguration.class})
@EnableConfigurationProperties(InboxSettings.class)
public class PartitionsAutoConfiguration {

    @Bean
    Housekeeping partitionHousekeeping(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Clock clock,
            OutboxSettings outbox,
            InboxSettings inbox,
            KafkaSettings kafka) {
        inbox.checkAgainst(kafka.topicRetention());
        return new Housekeeping(
                new DailyTable("outbox", jdbc, transaction),
                new DailyTable("inbox", jdbc, transaction),
                new SettledProgress(jdbc),
                new AdvisoryTurn(jdbc),
                clock,
                outbox.retention(),
                inbox.retention());
    }

    @Bean
    Worker measuresJournals(JdbcTemplate jdbc, TransactionTemplate transaction, MeterRegistry meters) {
        var tables = List.of(new DailyTable("outbox", jdbc, transaction), new DailyTable("inbox", jdbc, transaction));
        return new Worker("journal sizes", Duration.ofSeconds(15), new Sizes(tables, meters));
    }
}
