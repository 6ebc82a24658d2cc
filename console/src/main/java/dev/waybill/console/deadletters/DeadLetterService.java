package dev.waybill.console.deadletters;

import dev.waybill.console.service.OperatorReason;
import dev.waybill.console.service.ServiceClients;
import dev.waybill.console.service.ServiceException;
import dev.waybill.console.service.ServiceName;
import dev.waybill.deadletters.AuditTrail;
import dev.waybill.deadletters.DeadLetter;
import dev.waybill.deadletters.DeadLetterActions;
import dev.waybill.deadletters.DeadLetterBrakeClient;
import dev.waybill.deadletters.DeadLetterException;
import dev.waybill.deadletters.DeadLetterFilter;
import dev.waybill.deadletters.DeadLetterRepository;
import dev.waybill.deadletters.DeadLetterTopics;
import dev.waybill.deadletters.ErasureCheck;
import dev.waybill.deadletters.KafkaCluster;
import dev.waybill.deadletters.RecordCoordinates;
import dev.waybill.deadletters.ReplayEffects;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Dead letters as the pages need them. What fails is thrown as {@link ServiceException}. Thread-safe. */
@Service
final class DeadLetterService {

    static final int SHOWN = 100;

    private static final int MAX_CAUSES = 200;

    private final ServiceClients services;
    private final KafkaCluster cluster;
    private final DeadLetterActions actions;
    private final ReplayEffects effects;

    DeadLetterService(ServiceClients services, Clock clock, KafkaCluster cluster) {
        this.services = services;
        this.cluster = cluster;
        var orderServices = services.addresses(ServiceName.ORDERS);
        this.actions = new DeadLetterActions(
                cluster,
                new ErasureCheck(
                        cluster.prefix(), orderServices.isEmpty() ? null : orderServices.getFirst(), services.tokens()),
                clock);
        this.effects = new ReplayEffects(
                cluster.prefix(),
                Arrays.stream(ServiceName.values())
                        .filter(service -> !services.addresses(service).isEmpty())
                        .collect(Collectors.toMap(
                                ServiceName::label,
                                service -> services.addresses(service).getFirst())),
                services.tokens());
    }

    /** Those of one cause and consumer. */
    record Cause(String group, String topic, String reason, String error, long count, String oldest, String newest) {

        private Cause and(DeadLetter more) {
            return new Cause(group, topic, reason, error, count + 1, oldest, more.failedAt());
        }

        private static Cause of(DeadLetter first) {
            return new Cause(
                    first.group(),
                    first.origin().topic(),
                    first.reason(),
                    first.error(),
                    1,
                    first.failedAt(),
                    first.failedAt());
        }

        /** The text by which a filter finds them. */
        public String text() {
            return (reason + " " + error).strip();
        }
    }

    /** @param notes what is missing or could not be read, as sentences */
    record Listing(long total, List<Cause> causes, List<DeadLetter> first, List<String> notes) {}

    /** A partition that a brake has paused. */
    record Paused(String service, String partition, String since, int deadLetters) {}

    Listing list(DeadLetterFilter filter) {
        return ask(() -> {
            var causes = new LinkedHashMap<List<String>, Cause>();
            var first = new ArrayList<DeadLetter>();
            long[] total = {0};
            var notes = new ArrayList<>(new DeadLetterRepository(cluster).forEach(filter, found -> {
                total[0]++;
                if (first.size() < SHOWN) {
                    first.add(found);
                }
                var key = List.of(found.group(), found.origin().topic(), found.reason(), found.error());
                if (causes.containsKey(key) || causes.size() < MAX_CAUSES) {
                    causes.compute(key, (_, known) -> known == null ? Cause.of(found) : known.and(found));
                }
            }));
            notes.addAll(new DeadLetterTopics(cluster).notes(filter));
            var largest = Comparator.comparing(Cause::count).reversed();
            return new Listing(
                    total[0], causes.values().stream().sorted(largest).toList(), first, notes);
        });
    }

    DeadLetter get(RecordCoordinates place) {
        return ask(() -> new DeadLetterRepository(cluster).get(place));
    }

    /** What was done about one failure, oldest first. */
    List<AuditTrail.Entry> history(DeadLetter deadLetter) {
        return ask(() -> {
            var entries = new ArrayList<AuditTrail.Entry>();
            new AuditTrail(cluster).entries(entry -> {
                if (entry.failure().equals(deadLetter.failure())) {
                    entries.add(entry);
                }
            });
            return entries;
        });
    }

    String effect(DeadLetter deadLetter) {
        return effects.describe(deadLetter);
    }

    DeadLetterActions.Outcome preview(
            DeadLetterFilter filter, DeadLetterActions.Action action, DeadLetterActions.Progress progress) {
        return ask(() -> actions.preview(filter, action, progress));
    }

    DeadLetterActions.Outcome run(
            DeadLetterFilter filter, DeadLetterActions.Action action, DeadLetterActions.Progress progress) {
        return ask(() -> actions.run(filter, action, progress));
    }

    /** Of all instances that answer. */
    List<Paused> paused() {
        return brakes().flatMap(brake -> paused(brake.getKey(), brake.getValue()))
                .toList();
    }

    private Stream<Paused> paused(ServiceName service, URI address) {
        try {
            return new DeadLetterBrakeClient(service.label(), address, services.tokens())
                    .paused().stream()
                            .map(paused -> new Paused(
                                    service.label(), paused.partition(), paused.since(), paused.deadLetters()));
        } catch (DeadLetterException e) {
            return Stream.empty(); // the overview shows that it does not answer
        }
    }

    /** @throws ServiceException if no instance has paused it */
    void release(ServiceName service, String partition) {
        var address = brakes().filter(brake -> brake.getKey() == service)
                .filter(brake -> paused(service, brake.getValue())
                        .anyMatch(paused -> paused.partition().equals(partition)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> services.addresses(service).getFirst());
        ask(() -> {
            new DeadLetterBrakeClient(service.label(), address, services.tokens(), OperatorReason.given())
                    .release(partition);
            return partition;
        });
    }

    private Stream<Map.Entry<ServiceName, URI>> brakes() {
        return Arrays.stream(ServiceName.values())
                .flatMap(service -> services.addresses(service).stream().map(address -> Map.entry(service, address)));
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (DeadLetterException e) {
            throw new ServiceException(e.status(), String.valueOf(e.getMessage()));
        }
    }
}
