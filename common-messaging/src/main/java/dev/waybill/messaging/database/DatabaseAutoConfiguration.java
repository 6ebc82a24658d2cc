package dev.waybill.messaging.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.waybill.messaging.EventRetention;
import dev.waybill.messaging.MissingSettingException;
import dev.waybill.messaging.Worker;
import dev.waybill.messaging.kafka.KafkaSettings;
import dev.waybill.messaging.outbox.OutboxProperties;
import dev.waybill.messaging.outbox.OutboxRecoveryMargin;
import dev.waybill.messaging.outbox.RelayProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;

/** Migrates the tables of the service and of messaging, each with its own schema history, and maintains daily partitions. */
@AutoConfiguration(before = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@EnableConfigurationProperties({RelayProperties.class, InboxProperties.class, FlywayProperties.class})
@Import(MessagingMigrationStrategy.class)
public class DatabaseAutoConfiguration {

    /** Reports settings that have no default and are missing before anything tries to connect, unless a bean has them. */
    @Bean
    @ConditionalOnMissingBean(JdbcConnectionDetails.class)
    static BeanFactoryPostProcessor requiredDatabaseSettings(Environment environment) {
        return beans -> {
            require(environment, "url", "the address of the service's database, as jdbc:postgresql://host:port/name");
            require(environment, "username", "the role with which the service works in its database");
            require(environment, "password", "the password of that role");
        };
    }

    private static void require(Environment environment, String setting, String meaning) {
        String property = "spring.datasource." + setting;
        MissingSettingException.require(environment.getProperty(property), property, meaning);
    }

    @Bean
    FlywayConfigurationCustomizer rolesOfMigrations(JdbcConnectionDetails service, RelayProperties relay) {
        return new RolePlaceholders(service.getUsername(), relay.username());
    }

    /** The owner's login is that of the migrations. An installation with one login for all has that there, too. */
    @Bean
    OwnerDatabase ownerDatabase(
            FlywayProperties owner,
            JdbcConnectionDetails service,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Environment environment) {
        String user = owner.getUser();
        if (user == null || user.isEmpty() || user.equals(service.getUsername())) {
            return OwnerDatabase.ofService(jdbc, transaction);
        }
        var pool = new HikariDataSource();
        var _ = Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(pool));
        pool.setJdbcUrl(StringUtils.hasText(owner.getUrl()) ? owner.getUrl() : service.getJdbcUrl());
        pool.setUsername(user);
        pool.setPassword(owner.getPassword());
        return OwnerDatabase.withPool(pool);
    }

    @Bean
    PartitionMaintenance partitionMaintenance(
            JdbcTemplate jdbc,
            OwnerDatabase owner,
            OutboxRecoveryMargin recoveryMargin,
            Clock clock,
            OutboxProperties outbox,
            InboxProperties inbox,
            KafkaSettings kafka) {
        inbox.checkAgainst(kafka.topicRetention());
        var maintenance = new PartitionMaintenance(
                owner.jdbc(), owner.transaction(), recoveryMargin, clock, outbox.retention(), inbox.retention());
        jdbc.setExceptionTranslator(new MissingPartitionTranslator(maintenance::createSoon));
        return maintenance;
    }

    @Bean
    EventRetention eventRetention(OutboxProperties outbox, KafkaSettings kafka) {
        return new EventRetention(outbox.retention(), kafka.topicRetention(), kafka.deadLetterRetention());
    }

    /** Measures in the background and not during a scrape. */
    @Bean
    Worker tableSizeWorker(JdbcTemplate jdbc, TransactionTemplate transaction, MeterRegistry meters) {
        var sizes = new HashMap<DailyPartitionedTable, AtomicLong>();
        for (String name : List.of("outbox", "inbox")) {
            var bytes = new AtomicLong();
            Gauge.builder("waybill.journal", bytes, AtomicLong::get)
                    .baseUnit("bytes")
                    .description("Size on disk of the partitions that are kept, indexes included")
                    .tag("table", name)
                    .register(meters);
            sizes.put(new DailyPartitionedTable(name, jdbc, transaction), bytes);
        }
        return new Worker("table sizes", Duration.ofSeconds(15), () -> {
            sizes.forEach((table, bytes) -> bytes.set(table.bytes()));
            return false;
        });
    }
}
