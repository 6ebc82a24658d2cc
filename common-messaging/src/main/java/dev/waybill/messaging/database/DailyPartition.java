package dev.waybill.messaging.database;

import dev.waybill.messaging.UuidV7;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** The partition of a day in UTC. Its bounds are UUIDv7s. */
record DailyPartition(LocalDate date) implements Comparable<DailyPartition> {

    static DailyPartition of(Instant instant) {
        return new DailyPartition(LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }

    /** Parses the name of a partition of the table. */
    static DailyPartition parse(String table, String partition) {
        return new DailyPartition(
                LocalDate.parse(partition.substring(table.length() + 1), DateTimeFormatter.BASIC_ISO_DATE));
    }

    String tableName(String table) {
        return table + "_" + DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }

    DailyPartition plus(int days) {
        return new DailyPartition(date.plusDays(days));
    }

    Instant end() {
        return date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Less than every UUIDv7 of this day and greater than every UUIDv7 of the day before. */
    UUID firstId() {
        return UuidV7.lowerBound(date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Override
    public int compareTo(DailyPartition other) {
        return date.compareTo(other.date);
    }
}
