package dev.waybill.messaging.database;

import java.time.Instant;

/** Creates the partitions that a service's maintenance would have created. */
public final class TestPartitions {

    private TestPartitions() {}

    public static void create(ServiceDatabase service) {
        DailyPartition today = DailyPartition.of(Instant.now());
        for (String table : new String[] {"outbox", "inbox"}) {
            new DailyPartitionedTable(table, service.jdbc, service.transaction)
                    .create(today.plus(-1), today.plus(PartitionMaintenance.DAYS_AHEAD));
        }
    }
}
