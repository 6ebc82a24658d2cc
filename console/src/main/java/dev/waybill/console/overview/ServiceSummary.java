package dev.waybill.console.overview;

import dev.waybill.console.service.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A service and how far it is behind.
 *
 * @param instances how many there should be
 * @param answering how many of them answer
 * @param ready how many of them do their work
 * @param refusal why those that run do not answer the console; null if one answers or none runs
 * @param details what is wrong by component or cause; empty if nothing is
 * @param lagRecords of its group; null if neither the service nor the brokers say
 * @param lagSeconds the age of its oldest unprocessed record; null if it is not known
 * @param outboxSeconds the age of its oldest unpublished event; null if it is not known
 */
record ServiceSummary(
        ServiceName service,
        int instances,
        int answering,
        int ready,
        @Nullable String refusal,
        Map<String, String> details,
        @Nullable Long lagRecords,
        @Nullable Double lagSeconds,
        @Nullable Double outboxSeconds) {

    static ServiceSummary of(
            ServiceName service,
            List<ServiceProbe.Answer> answers,
            @Nullable Long brokersLag,
            @Nullable Double brokersSeconds) {
        var pages = answers.stream()
                .flatMap(answer -> Stream.ofNullable(answer.page()))
                .toList();
        var page = pages.stream().reduce(MetricsPage.EMPTY, MetricsPage::and);
        var details = new TreeMap<String, String>();
        answers.forEach(answer -> {
            details.putAll(answer.faults());
            details.putAll(answer.degraded());
        });
        return new ServiceSummary(
                service,
                answers.size(),
                pages.size(),
                (int) answers.stream().filter(ServiceProbe.Answer::ready).count(),
                pages.isEmpty() ? refusal(answers) : null,
                details,
                pages.isEmpty() || brokersLag != null
                        ? brokersLag
                        : Long.valueOf(Math.round(page.sum("waybill_consumer_lag_records"))),
                pages.isEmpty() ? brokersSeconds : known(page.max("waybill_consumer_lag_seconds")),
                known(page.max("waybill_outbox_lag_seconds")));
    }

    private static @Nullable String refusal(List<ServiceProbe.Answer> answers) {
        return answers.stream()
                .flatMap(answer -> Stream.ofNullable(answer.problem()))
                .filter(problem -> problem.status() != 0)
                .map(problem -> String.valueOf(problem.getMessage()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    public String label() {
        return service.label();
    }

    public String state() {
        if (answering == 0) {
            return refusal == null ? "DOWN" : "REFUSES";
        }
        if (ready == 0) {
            return "NOT READY";
        }
        if (answering < instances || ready < instances) {
            return ready + " OF " + instances + " UP";
        }
        return details.isEmpty() ? "UP" : "DEGRADED";
    }

    public String level() {
        return ready == 0 ? "bad" : state().equals("UP") ? "good" : "warn";
    }
}
