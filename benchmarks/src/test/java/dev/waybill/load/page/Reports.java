package dev.waybill.load.page;

import dev.waybill.load.measure.Machine;
import dev.waybill.load.report.Audit;
import dev.waybill.load.report.Percentile;
import dev.waybill.load.report.Report;
import dev.waybill.load.report.Setting;
import dev.waybill.load.report.Share;
import dev.waybill.load.run.Ending;
import dev.waybill.load.run.Milliseconds;
import dev.waybill.load.run.Second;
import dev.waybill.load.shop.Mix;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A report as a run might have made it. */
public final class Reports {

    private static final Milliseconds HTTP = new Milliseconds(4, 9, 22, 41, 77, 12_000);
    private static final Milliseconds END_TO_END = new Milliseconds(14, 25, 61, 110, 152, 11_280);

    private Reports() {}

    public static Report good() {
        return completing(188);
    }

    public static Report completing(double perSecond) {
        return new Report(
                new Setting(
                        "200 orders/s",
                        10,
                        60,
                        "abc1234+",
                        new Machine("A <fast> processor", 2, 8L << 30, "Linux 6", "25", 0.4),
                        Instant.parse("2026-01-02T03:04:05Z")),
                new Mix(10_000, 1, 5, 100_000, 0.03, 0.02, 0.01, 0, 0),
                200,
                200,
                perSecond,
                12_000,
                12_000,
                Map.of(Ending.COMPLETED, 11_280L, Ending.CANCELLED, 720L),
                Map.of(),
                HTTP,
                END_TO_END,
                3,
                0.4,
                0,
                List.of(new Share("order-service", 0.5, 0.1, 200L << 20), new Share("kafka", 0.1, 0.02, 250L << 20)),
                new Share("load generator", 0.2, 0.04, 150L << 20),
                0.1,
                0,
                List.of(
                        new Percentile(0, 2, 9),
                        new Percentile(50, 4, 14),
                        new Percentile(99, 22, 61),
                        new Percentile(100, 77, 152)),
                LongStream.rangeClosed(-9, 61)
                        .mapToObj(at -> new Second(
                                at, at > 60 ? 0 : 200, 200, 188, 200, at % 20 == 0 ? 3 : 0, 4, HTTP, END_TO_END))
                        .toList(),
                new Audit(14_000, 14_000, 126_000, 31, 4, Map.of(), List.of()));
    }
}
