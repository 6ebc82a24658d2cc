package dev.waybill.console.overview;

import static java.util.stream.Collectors.toCollection;

import dev.waybill.console.Units;
import dev.waybill.console.cluster.TopicInfo;
import dev.waybill.console.service.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what is not well, why, and what would help. The thresholds are those of the alerts in prometheus/rules. */
final class Diagnosis {

    static final Map<String, Double> LATE_AFTER_SECONDS =
            Map.of("PENDING", 180.0, "CONFIRMED", 600.0, "CANCELLING", 600.0, "SHIPPED", 600.0);

    private static final Map<String, String> WAITS_FOR = Map.of(
            "PENDING", "the answers of inventory-service and payment-service, and its deadline has not ended it",
            "CONFIRMED", "shipping-service, which has not dispatched it",
            "CANCELLING", "the answer of shipping-service",
            "SHIPPED", "its payment");

    private static final double LAG_SECONDS = 30;
    private static final double STALLED_SECONDS = 300;

    private final Units units;
    private final List<Finding> findings = new ArrayList<>();

    Diagnosis(Units units) {
        this.units = units;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    Diagnosis brokers(Reply<List<TopicInfo>> topics) {
        var problem = topics.problem();
        if (problem != null) {
            add(
                    "KafkaBrokerDown",
                    true,
                    "Kafka does not answer. Orders are accepted, and their events wait in the outbox.",
                    String.valueOf(problem.getMessage()),
                    null);
        }
        for (var topic : topics.value() == null ? List.<TopicInfo>of() : topics.value()) {
            if (topic.isMissing()) {
                add(
                        null,
                        true,
                        "The topic %s is missing, so its events wait in the outbox.".formatted(topic.name()),
                        "Its owner creates it again within ten seconds; see the owner's log if it does not.",
                        "/topics");
            } else if (topic.leaders().containsKey("none")) {
                add(
                        "KafkaPartitionsOffline",
                        true,
                        "%s of %s have no leader and can be neither written nor read."
                                .formatted(units.count(topic.leaders().get("none"), "partition"), topic.name()),
                        "Start the broker that has them.",
                        "/topics");
            } else if (topic.underReplicated() > 0) {
                add(
                        "KafkaUnderReplicatedPartitions",
                        false,
                        "%s of %s lack replicas."
                                .formatted(units.count(topic.underReplicated(), "partition"), topic.name()),
                        "Start the broker that is missing, or wait until it has caught up.",
                        "/topics");
            }
        }
        return this;
    }

    Diagnosis service(ServiceSummary service) {
        var name = service.label();
        if (service.answering() == 0 && service.refusal() == null) {
            add("ServiceDown", true, name + " does not answer." + unread(service), restart(name), null);
            return this;
        }
        if (service.refusal() != null) {
            add(
                    null,
                    true,
                    "%s runs, but refuses the console: %s".formatted(name, service.refusal()),
                    "Orders may go on all the same. Its log says more: ./waybill logs " + name + ".",
                    null);
        } else if (service.ready() == 0) {
            add(
                    "ServiceDown",
                    true,
                    "%s cannot work: %s.".formatted(name, texts(service.details())),
                    "What it names has to come back; its log says more: ./waybill logs " + name + ".",
                    null);
        } else if (!service.state().equals("UP")) {
            add(
                    service.answering() < service.instances() ? "ServiceDown" : "ServiceDegraded",
                    false,
                    service.state().equals("DEGRADED")
                            ? "A part of %s waits: %s.".formatted(name, texts(service.details()))
                            : "Only %s of %s instances of %s work."
                                    .formatted(service.ready(), service.instances(), name),
                    "The runbook lists the causes.",
                    "/runbooks/service-degraded");
        }
        var lag = service.lagSeconds();
        if (lag != null && lag > LAG_SECONDS) {
            add(
                    lag > STALLED_SECONDS ? "ConsumerStalled" : "ConsumerLagHigh",
                    lag > STALLED_SECONDS,
                    "%s is %s behind.%s".formatted(name, units.seconds(lag), unread(service)),
                    "Its health and log say why; another instance helps if it is only slow.",
                    "/topics");
        }
        var outbox = service.outboxSeconds();
        if (outbox != null && outbox > LAG_SECONDS) {
            add(
                    "OutboxLagHigh",
                    true,
                    "An event of %s has waited %s for its topic.".formatted(name, units.seconds(outbox)),
                    "The brokers do not take it, or the relay does not send it; see the runbook.",
                    "/runbooks/outbox-lag");
        }
        return this;
    }

    Diagnosis orders(Overview.@Nullable Orders orders) {
        for (var passing : orders == null ? List.<Overview.Passing>of() : orders.statuses()) {
            if (passing.late()) {
                add(
                        "OrdersStuck" + passing.status().charAt(0)
                                + passing.status().substring(1).toLowerCase(java.util.Locale.ROOT),
                        passing.status().equals("PENDING"),
                        "An order has been %s for %s. It waits for %s."
                                .formatted(
                                        passing.status(),
                                        units.seconds(passing.oldestSeconds()),
                                        WAITS_FOR.get(passing.status())),
                        "Its page says what it waits for.",
                        "/orders?status=" + passing.status());
            }
        }
        return this;
    }

    /** Those that fire for what is not found here. */
    Diagnosis alerts(@Nullable Reply<List<FiringAlerts.Alert>> firing) {
        if (firing == null) {
            return this;
        }
        var problem = firing.problem();
        if (problem != null) {
            add(null, false, "It is not known which alerts fire.", String.valueOf(problem.getMessage()), null);
        }
        var found = findings.stream().map(Finding::alert).collect(toCollection(HashSet::new));
        if (found.contains("ConsumerStalled")) {
            found.add("ConsumerLagHigh");
        }
        for (var alert : firing.value() == null ? List.<FiringAlerts.Alert>of() : firing.value()) {
            if (!found.contains(alert.name())) {
                var runbook = alert.runbook().isEmpty() ? null : "/" + alert.page();
                add(
                        alert.name(),
                        alert.severity().equals("critical"),
                        "%s fires: %s".formatted(alert.name(), alert.summary()),
                        runbook == null ? "" : "Its runbook says what to do.",
                        runbook);
            }
        }
        return this;
    }

    private String unread(ServiceSummary service) {
        var records = service.lagRecords();
        if (records == null || records == 0) {
            return "";
        }
        var age = service.lagSeconds() == null ? "" : ", the oldest for " + units.seconds(service.lagSeconds());
        return " %s wait%s for it%s, and so do their orders."
                .formatted(units.count(records, "event"), records == 1 ? "s" : "", age);
    }

    private static String restart(String name) {
        return "Start it: ./waybill restart %s, or docker compose start %s. Orders go on from where they are."
                .formatted(name, name);
    }

    private static String texts(Map<String, String> details) {
        return String.join(
                "; ",
                details.entrySet().stream()
                        .map(detail -> detail.getValue().isEmpty()
                                ? detail.getKey()
                                : detail.getKey() + ", " + detail.getValue())
                        .toList());
    }

    private void add(@Nullable String alert, boolean critical, String text, String help, @Nullable String link) {
        findings.add(new Finding(alert, critical, text, help, link));
    }
}
