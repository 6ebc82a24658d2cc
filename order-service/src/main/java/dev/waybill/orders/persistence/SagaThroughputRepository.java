package dev.waybill.orders.persistence;

import dev.waybill.orders.domain.SagaThroughput;
import dev.waybill.orders.domain.SagaThroughput.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Shares among all instances of this service what happened to orders in the last seconds. The intervals go by the
 * database's clock. Thread-safe.
 */
@Component
public final class SagaThroughputRepository {

    /** The length of the intervals, which begin at the same times for all instances. */
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    /** Adds, deletes what is outdated, and reads. Every instance adds its part once a second. */
    private static final String EXCHANGE = """
            with present as (
                select extract(epoch from clock_timestamp()) as seconds
            ), added as (
                insert into saga_throughput as t
                select floor(present.seconds / 2), :instance, :offered, :refused, :placed,
                    :stockDeparted, :stockTimed, :stockWaited, :shipmentDeparted, :shipmentTimed, :shipmentWaited
                from present
                on conflict (interval_number, instance) do update set
                    offered = t.offered + excluded.offered,
                    refused = t.refused + excluded.refused,
                    placed = t.placed + excluded.placed,
                    stock_departed = t.stock_departed + excluded.stock_departed,
                    stock_timed = t.stock_timed + excluded.stock_timed,
                    stock_waited_ms = t.stock_waited_ms + excluded.stock_waited_ms,
                    shipment_departed = t.shipment_departed + excluded.shipment_departed,
                    shipment_timed = t.shipment_timed + excluded.shipment_timed,
                    shipment_waited_ms = t.shipment_waited_ms + excluded.shipment_waited_ms
            ), deleted as (
                delete from saga_throughput using present
                where interval_number not between floor(seconds / 2) - 30 and floor(seconds / 2) + 1
            )
            select interval_number,
                sum(offered) as offered, sum(refused) as refused, sum(placed) as placed,
                sum(stock_departed) as stock_departed, sum(stock_timed) as stock_timed,
                sum(stock_waited_ms) as stock_waited_ms,
                sum(shipment_departed) as shipment_departed, sum(shipment_timed) as shipment_timed,
                sum(shipment_waited_ms) as shipment_waited_ms,
                coalesce(sum(offered) filter (where instance = :instance), 0) as own_offered
            from saga_throughput cross join present
            where interval_number > floor(seconds / 2) - 10
                and (interval_number > :after or :after > floor(seconds / 2)) -- the clock may have been set back
                and interval_number <= floor((seconds - 1.2) / 2) - 1
            group by interval_number order by interval_number
            """;

    private final JdbcClient jdbc;
    private final UUID instance = UUID.randomUUID();

    /**
     * What happened in one interval.
     *
     * @param number consecutive intervals have consecutive numbers
     * @param all of all instances together
     * @param ownShare of the requests to place an order, the share that came to this instance
     */
    public record Interval(long number, SagaThroughput all, double ownShare) {}

    SagaThroughputRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds what happened here to the present interval, and returns the intervals that have ended long enough ago for every
     * instance to have added its part: those after the given one, of the last 20 seconds, in their order. An interval in
     * which nothing happened anywhere is left out.
     */
    public List<Interval> exchange(SagaThroughput own, long after) {
        return jdbc.sql(EXCHANGE)
                .param("instance", instance)
                .param("offered", own.offered())
                .param("refused", own.refused())
                .param("placed", own.placed())
                .param("stockDeparted", own.stock().departed())
                .param("stockTimed", own.stock().timed())
                .param("stockWaited", own.stock().waited().toMillis())
                .param("shipmentDeparted", own.shipment().departed())
                .param("shipmentTimed", own.shipment().timed())
                .param("shipmentWaited", own.shipment().waited().toMillis())
                .param("after", after)
                .query((row, _) -> interval(row))
                .list();
    }

    private static Interval interval(ResultSet row) throws SQLException {
        int offered = row.getInt("offered");
        var all = new SagaThroughput(
                offered, row.getInt("refused"), row.getInt("placed"), step(row, "stock"), step(row, "shipment"));
        double ownShare = offered == 0 ? 0 : (double) row.getInt("own_offered") / offered;
        return new Interval(row.getLong("interval_number"), all, ownShare);
    }

    private static Step step(ResultSet row, String name) throws SQLException {
        return new Step(
                row.getInt(name + "_departed"),
                row.getInt(name + "_timed"),
                Duration.ofMillis(row.getLong(name + "_waited_ms")));
    }
}
