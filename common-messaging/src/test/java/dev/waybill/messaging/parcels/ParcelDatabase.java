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

/** The tiny service's database: the inbox of messaging, with yesterday to tomorrow, and a table of effects. */
public final class ParcelDatabase {

    private ParcelDatabase() {}

    public static TestDatabase create(TestPostgres postgres) {
        TestDatabase database = postgres.createDatabase("parcels");
        JdbcTemplate sql = sql(database);
        sql.execute(resource("db/messaging/V2__inbox.sql"));
        Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            Instant next = day.plus(Duration.ofDays(1));
            sql.execute("create table inbox_" + i + " partition of inbox for values from ('" + first(day) + "') to ('"
                    + first(next) + "')");
            day = next;
        }
        sql.execute("""
                create table effect (
                    position bigserial primary key,
                    event uuid not null unique,
                    order_id uuid not null,
                    quantity int not null,
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

    private static String resource(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
