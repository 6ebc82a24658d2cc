package dev.waybill.load.report;

import dev.waybill.load.run.Milliseconds;

/** What so many clients got, each of which waited for the end of its order before it placed the next. */
public record Stage(int clients, double completedPerSecond, Milliseconds endToEnd, double cpuMillisPerOrder) {

    public static Stage of(int clients, Report report) {
        return new Stage(clients, report.completedPerSecond(), report.endToEnd(), report.cpuMillisPerOrder());
    }
}
