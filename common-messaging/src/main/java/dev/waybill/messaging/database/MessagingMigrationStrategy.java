package dev.waybill.messaging.database;

import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Migrates the service's own tables, then those of messaging. */
final class MessagingMigrationStrategy implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway service) {
        service.migrate();
        Flyway.configure()
                .configuration(service.getConfiguration())
                .locations("classpath:db/messaging")
                .table("messaging_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
