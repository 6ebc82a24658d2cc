package dev.waybill.console.overview;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import dev.waybill.console.Cached;
import dev.waybill.console.ConsoleProperties;
import dev.waybill.console.Units;
import dev.waybill.console.cluster.ClusterReader;
import dev.waybill.console.cluster.GroupLag;
import dev.waybill.console.cluster.TopicInfo;
import dev.waybill.console.service.Reply;
import dev.waybill.console.service.ServiceName;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers the overview when a page is open, at most once a second. Thread-safe. */
@Component
class OverviewReader {

    private static final List<String> PASSING = List.of("PENDING", "CONFIRMED", "CANCELLING", "SHIPPED");

    private final ServiceProbe probe;
    private final ClusterReader cluster;
    private final FiringAlerts alerts;
    private final Units units;
    private final Clock clock;
    private final Cached<Overview> overview;
    private final Flow.History history = new Flow.History();

    OverviewReader(
            ConsoleProperties properties,
            ServiceProbe probe,
            ClusterReader cluster,
            FiringAlerts alerts,
            Units units,
            Clock clock) {
        this.probe = probe;
        this.cluster = cluster;
        this.alerts = alerts;
        this.units = units;
        this.clock = clock;
        this.overview = new Cached<>(properties.cache(), this::read);
    }

    Overview current() {
        return overview.get();
    }

    private Overview read() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var topics = supplyAsync(() -> Reply.of(cluster::topics), threads);
            var lags = supplyAsync(() -> Reply.of(cluster::lags), threads);
            var firing = supplyAsync(alerts::read, threads);
            return overview(probe.ask(), topics.join(), lags.join(), firing.join());
        }
    }

    private Overview overview(
            List<ServiceProbe.Answer> answers,
            Reply<List<TopicInfo>> topics,
            Reply<List<GroupLag>> lags,
            @Nullable Reply<List<FiringAlerts.Alert>> firing) {
        var services = Arrays.stream(ServiceName.values())
                .map(service -> summary(service, answers, lags.value()))
                .toList();
        var orders = orders(answers);
        var diagnosis = new Diagnosis(units).brokers(topics);
        services.forEach(diagnosis::service);
        return new Overview(
                clock.instant(),
                diagnosis.orders(orders).alerts(firing).findings(),
                services,
                orders,
                topics.value() == null ? null : deadLetters(topics.value()),
                firing,
                history.points());
    }

    private static @Nullable Long deadLetters(List<TopicInfo> topics) {
        return TopicInfo.sum(topics.stream().filter(TopicInfo::isDeadLetters).toList(), TopicInfo::records);
    }

    /** The brokers are asked for the age of the oldest record only where the service cannot say it. */
    private ServiceSummary summary(
            ServiceName service, List<ServiceProbe.Answer> answers, @Nullable List<GroupLag> lags) {
        var own = answers.stream().filter(answer -> answer.service() == service).toList();
        if (lags == null) {
            return ServiceSummary.of(service, own, null, null);
        }
        var behind = lags.stream()
                .filter(lag -> lag.service().equals(service.label()))
                .toList();
        Double seconds = null;
        if (own.stream().allMatch(answer -> answer.page() == null) && !behind.isEmpty()) {
            seconds = behind.stream().allMatch(lag -> lag.records() == 0)
                    ? Double.valueOf(0)
                    : cluster.oldestUnprocessed(behind)
                            .map(since -> Math.max(
                                    0, Duration.between(since, clock.instant()).toMillis() / 1e3))
                            .orElse(null);
        }
        var records = behind.isEmpty()
                ? null
                : behind.stream().mapToLong(GroupLag::records).sum();
        return ServiceSummary.of(service, own, records, seconds);
    }

    private Overview.@Nullable Orders orders(List<ServiceProbe.Answer> answers) {
        var page = answers.stream()
                .filter(answer -> answer.service() == ServiceName.ORDERS)
                .flatMap(answer -> Stream.ofNullable(answer.page()))
                .reduce(MetricsPage::and)
                .orElse(null);
        if (page == null) {
            return null;
        }
        var now = clock.millis() / 1e3;
        var start = Flow.atStart(page.named("process_start_time_seconds")
                .mapToDouble(MetricsPage.Sample::value)
                .min()
                .orElse(now));
        var rates = history.add(Flow.of(page, now), start);
        // each instance counts all orders
        var counts = page.maxima("waybill_orders", "status");
        var oldest = page.maxima("waybill_saga_oldest_seconds", "status");
        return new Overview.Orders(
                rates,
                rates.seconds() > Flow.History.WINDOW_SECONDS,
                PASSING.stream()
                        .map(status -> new Overview.Passing(
                                status,
                                Math.round(counts.getOrDefault(status, 0.0)),
                                oldest.getOrDefault(status, 0.0),
                                oldest.getOrDefault(status, 0.0)
                                        > Diagnosis.LATE_AFTER_SECONDS.getOrDefault(status, 600.0)))
                        .toList());
    }
}
