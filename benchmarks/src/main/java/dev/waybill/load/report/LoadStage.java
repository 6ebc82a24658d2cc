package dev.waybill.load.report;

/** The result of a closed loop with this number of clients. */
public record LoadStage(int clients, double completedPerSecond, LatencySummary endToEnd, double cpuMillisPerOrder) {

    public static LoadStage of(int clients, LoadReport report) {
        return new LoadStage(clients, report.completedPerSecond(), report.endToEnd(), report.cpuMillisPerOrder());
    }
}
