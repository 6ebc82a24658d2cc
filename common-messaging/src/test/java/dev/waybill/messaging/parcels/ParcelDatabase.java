package dev.waybill.messaging.parcels;

import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The test service's database: inbox and outbox of messaging with partitions from yesterday to tomorrow, and a table of
 * effects. Each row bears the id of the transaction that wrote it. An effect that is applied twice is two rows.
 */
public final class ParcelDatabase {

    private ParcelDatabase() {}

    public static TestDatabase create(TestPostgres postgres) {
        TestDatabase database = postgres.createDatabase("parcels");
        JdbcTemplate sql = sql(database);
        for (String table : new String[] {"outbox", "inbox"}) {
            sql.execute(resource(table).replace("${relay}", database.relayUsername()));
            sql.execute("alter table " + table + " add transaction xid8 not null default pg_current_xact_id()");
            addPartitions(sql, table);
        }
        sql.execute("""
                create table effect (
                    position bigserial primary key,
                    event uuid not null,
                    order_id uuid not null,
                    quantity int not null,
                    instance text not null default current_setting('application_name'),
                    transaction xid8 not null default pg_current_xact_id())""");
        return database;
    }

    public static JdbcTemplate sql(TestDatabase database) {
        return new JdbcTemplate(new DriverManagerDataSource(database.url(), database.username(), database.password()));
    }

    /** The smallest UUID of a moment. */
    public static UUID first(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }

    private static void addPartitions(JdbcTemplate sql, String table) {
        Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            Instant next = day.plus(Duration.ofDays(1));
            sql.execute("create table " + table + "_" + i + " partition of " + table + " for values from ('"
                    + first(day) + "') to ('" + first(next) + "')");
            day = next;
        }
    }

    private static String resource(String table) {
        String path = "db/messaging/" + (table.equals("outbox") ? "V1__outbox.sql" : "V2__inbox.sql");
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
