package dev.waybill.deadletters;

import static java.util.Comparator.comparing;

import dev.waybill.deadletters.AuditTrail.Handlings;
import dev.waybill.deadletters.RecordReader.Extent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * The dead letters of a cluster, each with what was done about it by the audit trail. They are read one after another and
 * not kept: memory is needed for the coordinates of those of one partition, and for what was done. Thread-safe.
 */
public final class DeadLetterRepository {
    static final String SUFFIX = ".dlt";

    private final KafkaCluster cluster;
    private final AuditTrail trail;

    public DeadLetterRepository(KafkaCluster cluster) {
        this.cluster = cluster;
        this.trail = new AuditTrail(cluster);
    }

    /**
     * Passes the dead letters that match, by topic and partition in the order of their failures; of several for one failure
     * the first.
     *
     * @return what could not be read, as sentences
     * @throws DeadLetterException if the brokers do not answer, or one of the coordinates in the filter has no dead letter
     */
    public List<String> forEach(DeadLetterFilter filter, Consumer<DeadLetter> action) {
        return scan(filter, partition -> partition.each(action), action);
    }

    /** As {@link #forEach}, but the dead letters of one order and source in the order of their events. */
    public List<String> inOrder(DeadLetterFilter filter, Consumer<DeadLetter> action) {
        return scan(filter, partition -> partition.inOrder(action), action);
    }

    /** @throws DeadLetterException if there is no such dead letter, or no longer */
    public DeadLetter get(RecordCoordinates place) {
        try (var reader = cluster.reader()) {
            return get(reader, place);
        } catch (KafkaException e) {
            throw cluster.notAnswering(e);
        }
    }

    private DeadLetter get(RecordReader reader, RecordCoordinates place) {
        var record = reader.at(place).orElseThrow(() -> missing(place));
        var failure =
                parse(record, Handlings.NONE).orElseThrow(() -> missing(place)).failure();
        var since = Instant.ofEpochMilli(record.timestamp());
        return parse(record, trail.handlings(reader, since, failure::equals)).orElseThrow();
    }

    private static DeadLetterException missing(RecordCoordinates place) {
        return new DeadLetterException(
                DeadLetterException.NOT_FOUND,
                "There is no dead letter " + place + "; nothing was replayed or discarded.");
    }

    private List<String> scan(DeadLetterFilter filter, Predicate<Partition> scan, Consumer<DeadLetter> action) {
        try (var reader = cluster.reader()) {
            if (!filter.places().isEmpty()) {
                filter.places().stream()
                        .distinct()
                        .map(place -> get(reader, place))
                        .filter(filter)
                        .sorted(comparing(DeadLetter::order)
                                .thenComparing(DeadLetter::sequence)
                                .thenComparing(each -> each.origin().offset()))
                        .toList()
                        .forEach(action);
                return List.of();
            }
            return scan(reader, filter, scan);
        } catch (KafkaException e) {
            throw cluster.notAnswering(e);
        }
    }

    private List<String> scan(RecordReader reader, DeadLetterFilter filter, Predicate<Partition> scan) {
        var begin = filter.topic() == null ? cluster.prefix() : filter.topic() + ".";
        var extents = reader.extents(topic -> topic.startsWith(begin) && topic.endsWith(SUFFIX));
        var oldest = extents.stream().map(Extent::since).min(Comparator.naturalOrder());
        var handlings = oldest.map(since -> trail.handlings(reader, since, _ -> true));
        return extents.stream()
                .filter(extent -> !scan.test(new Partition(reader, extent, handlings.orElseThrow(), filter)))
                .map(extent -> extent.partition() + " could not be read to its end, so dead letters are missing here")
                .toList();
    }

    private Optional<DeadLetter> parse(ConsumerRecord<byte[], byte[]> record, Handlings handlings) {
        return DeadLetter.of(record, handlings).filter(this::isOfThisEnvironment);
    }

    /** Without a prefix the topics of all others are read, too: {@code staging.orders.payment-service.dlt}. */
    private boolean isOfThisEnvironment(DeadLetter deadLetter) {
        String prefix = cluster.prefix();
        return deadLetter.group().startsWith(prefix)
                && deadLetter
                        .place()
                        .topic()
                        .equals(deadLetter.origin().topic() + "."
                                + deadLetter.group().substring(prefix.length()) + SUFFIX);
    }

    /** One partition of a dead-letter topic. All dead letters of one order, source and consumer are in one. */
    private final class Partition {
        private final RecordReader reader;
        private final Extent extent;
        private final Handlings handlings;
        private final DeadLetterFilter filter;

        /** An event that failed before an earlier one of its order. */
        private record Later(String order, long sequence, long offset) {}

        Partition(RecordReader reader, Extent extent, Handlings handlings, DeadLetterFilter filter) {
            this.reader = reader;
            this.extent = extent;
            this.handlings = handlings;
            this.filter = filter;
        }

        /** Returns false if the partition cannot be read to its end. */
        boolean each(Consumer<DeadLetter> action) {
            var seen = new HashSet<DeadLetterOrigin>();
            return read(extent.begin(), extent.end(), deadLetter -> {
                if (filter.test(deadLetter) && seen.add(deadLetter.failure().interned())) {
                    action.accept(deadLetter);
                }
            });
        }

        /** Reads twice: first to find the orders whose events failed in another order than theirs, which are rare. */
        boolean inOrder(Consumer<DeadLetter> action) {
            var latest = new HashMap<String, Long>();
            var disordered = new HashSet<String>();
            boolean complete = each(deadLetter -> {
                long before = latest.getOrDefault(deadLetter.order(), 0L);
                if (deadLetter.sequence() < before) {
                    disordered.add(deadLetter.order());
                }
                latest.put(deadLetter.order(), Math.max(before, deadLetter.sequence()));
            });
            latest.clear();
            return complete && passOrdered(disordered, action);
        }

        private boolean passOrdered(Set<String> disordered, Consumer<DeadLetter> action) {
            var later = new ArrayList<Later>();
            boolean complete = each(deadLetter -> {
                if (disordered.contains(deadLetter.order())) {
                    later.add(new Later(
                            deadLetter.order(),
                            deadLetter.sequence(),
                            deadLetter.place().offset()));
                } else {
                    action.accept(deadLetter);
                }
            });
            later.sort(comparing(Later::order).thenComparing(Later::sequence).thenComparing(Later::offset));
            for (var each : later) {
                complete = complete && read(each.offset(), each.offset() + 1, action);
            }
            return complete;
        }

        private boolean read(long begin, long end, Consumer<DeadLetter> action) {
            return reader.read(
                    extent.partition(),
                    begin,
                    end,
                    record -> parse(record, handlings).ifPresent(action));
        }
    }
}
