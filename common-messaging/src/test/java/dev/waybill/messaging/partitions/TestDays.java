package dev.waybill.messaging.partitions;

import dev.waybill.messaging.database.ServiceDatabase;
import java.time.Instant;

/** Makes the days that a test needs. */
public final class TestDays {

    private TestDays() {}

    public static void create(ServiceDatabase service) {
        Day today = Day.of(Instant.now());
        for (String table : new String[] {"outbox", "inbox"}) {
            new DailyTable(table, service.jdbc, service.transaction).create(today.plus(-1), today.plus(1));
        }
    }
}
