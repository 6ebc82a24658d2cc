package dev.waybill.messaging.tablepartitions;

import dev.waybill.messaging.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The size of partitioned tables, measured in the background and not during a scrape. */
final class TableSizeMetrics implements Worker.Step {

    private final List<DailyPartitionedTable> tables;
    private final Map<String, Long> bytes = new ConcurrentHashMap<>();

    TableSizeMetrics(List<DailyPartitionedTable> tables, MeterRegistry registry) {
        this.tables = tables;
        for (DailyPartitionedTable table : tables) {
            Gauge.builder("waybill.journal", bytes, sizes -> sizes.getOrDefault(table.name(), 0L))
                    .baseUnit("bytes")
                    .description("Size on disk of the partitions that are kept, indexes included")
                    .tag("table", table.name())
                    .register(registry);
        }
    }

    @Override
    public boolean run() {
        tables.forEach(table -> bytes.put(table.name(), table.bytes()));
        return false;
    }
}
