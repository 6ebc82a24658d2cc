package dev.waybill.load.report;

import dev.waybill.load.account.Activity;
import dev.waybill.load.measure.MachineInfo;
import dev.waybill.load.workload.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Sample reports. */
public final class SampleReports {

    private static final LatencySummary HTTP = new LatencySummary(4, 9, 22, 41, 77, 12_000);
    private static final LatencySummary END_TO_END = new LatencySummary(14, 25, 61, 110, 152, 11_280);

    private SampleReports() {}

    public static AuditedReport good() {
        return new AuditedReport(
                completing(188), new AuditSummary(14_000, 14_000, 126_000, 31, 4, Map.of(), List.of()));
    }

    public static LoadReport completing(double perSecond) {
        return with(perSecond, 0.5, END_TO_END);
    }

    public static LoadReport with(double perSecond, double orderServiceCpuMillis, LatencySummary endToEnd) {
        return of(perSecond, orderServiceCpuMillis, endToEnd, 12_000, 0);
    }

    static LoadReport accepting(long accepted, long unfinished) {
        return of(188, 0.5, END_TO_END, accepted, unfinished);
    }

    private static LoadReport of(
            double perSecond, double orderServiceCpuMillis, LatencySummary endToEnd, long accepted, long unfinished) {
        return new LoadReport(
                new RunSettings(
                        "200 orders/s",
                        10,
                        60,
                        "abc1234+",
                        new MachineInfo("A <fast> processor", 2, 8L << 30, "Linux 6", "25", 0.4),
                        Instant.parse("2026-01-02T03:04:05Z")),
                new Workload(10_000, 1, 5, 100_000, 0.03, 0.02, 0.01, 0, true),
                200,
                200,
                perSecond,
                12_000,
                accepted,
                2,
                Map.of(OrderOutcome.COMPLETED, 11_280L, OrderOutcome.CANCELLED, 720L),
                Map.of(),
                HTTP,
                endToEnd,
                3,
                0.4,
                unfinished,
                List.of(
                        new ProcessCost("order-service", orderServiceCpuMillis, 0.1, 200L << 20),
                        new ProcessCost("kafka", 0.1, 0.02, 250L << 20)),
                new ProcessCost("load generator", 0.2, 0.04, 150L << 20),
                0.1,
                0,
                new Activity(Map.of(
                        Activity.Kind.RECORDS, Map.of("orders", 2 * perSecond * 60, "payments", perSecond * 60),
                        Activity.Kind.LOG_BYTES, Map.of("all databases", 24_000 * perSecond * 60))),
                List.of(
                        new Percentile(0, 2, 9),
                        new Percentile(50, 4, 14),
                        new Percentile(99, 22, 61),
                        new Percentile(100, 77, 152)),
                LongStream.rangeClosed(-9, 61)
                        .mapToObj(at -> new Interval(
                                at, at > 60 ? 0 : 200, 200, 188, 200, at % 20 == 0 ? 3 : 0, 4, HTTP, END_TO_END))
                        .toList());
    }
}
