package dev.waybill.messaging.kafka;

import dev.waybill.messaging.TimeSource;
import dev.waybill.messaging.TimeSource.Mark;
import dev.waybill.messaging.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;

/**
 * Notices which topics of this service vanish after they were there, has those restored that it has declared, and notices
 * which partitions that it reads are held by an open transaction. No service of this system has transactions, so it is a
 * foreign one. While the brokers do not answer, what was known last counts. One thread runs it, any may ask for the reasons.
 */
final class TopicMonitor implements Worker.Step {

    private static final Logger log = LoggerFactory.getLogger(TopicMonitor.class);

    /** A shorter transaction delays its partition only for a moment. */
    private static final Duration HELD_TIMEOUT = Duration.ofSeconds(10);

    private final TopicInitializer topics;
    private final Supplier<Admin> admin;
    private final TimeSource time;
    private final Map<String, Uuid> ids = new HashMap<>();
    private final Map<String, Instant> replaced = new ConcurrentHashMap<>();
    private volatile Set<String> missing = Set.of();
    private volatile Map<TopicPartition, Held> held = Map.of();

    /** A partition whose consumers cannot get beyond this offset, though records follow. */
    private record Held(long offset, Mark since) {}

    TopicMonitor(TopicInitializer topics, Supplier<Admin> admin, TimeSource time) {
        this.topics = topics;
        this.admin = admin;
        this.time = time;
    }

    @Override
    public boolean run() {
        if (topics.notReadyReason().isPresent()) {
            return false; // which readiness reports
        }
        try {
            Set<String> needed = topics.needed();
            Map<String, TopicDescription> existing = TopicAdmin.existing(needed, admin.get());
            needed.removeAll(existing.keySet());
            missing = needed;
            topics.restore(existing);
            existing.values().forEach(this::identify);
            existing.keySet().retainAll(topics.subscribed());
            held = held(existing.values());
        } catch (ExecutionException | KafkaException e) {
            log.debug("the brokers do not describe the topics: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void identify(TopicDescription topic) {
        Uuid before = ids.put(topic.name(), topic.topicId());
        if (before != null && !before.equals(topic.topicId())) {
            replaced.put(topic.name(), time.now().time());
            log.error(
                    "topic {} has been deleted and created again: events that were not read are not there",
                    topic.name());
        }
    }

    /** When topics were found to have been deleted and created again, by their names. */
    Map<String, Instant> replacedTopics() {
        return Map.copyOf(replaced);
    }

    /** Which topics do not exist any more; empty if all do. */
    Optional<String> missingReason() {
        return missing.isEmpty() ? Optional.empty() : Optional.of("topics do not exist: " + missing);
    }

    /** Which partitions a foreign transaction holds; empty if none is held. */
    Optional<String> heldReason() {
        List<String> reasons = held.entrySet().stream()
                .filter(each -> time.since(each.getValue().since()).compareTo(HELD_TIMEOUT) > 0)
                .map(each -> each.getKey() + "@" + each.getValue().offset() + " since "
                        + each.getValue().since().time())
                .sorted()
                .toList();
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of("an open transaction of another system holds " + reasons);
    }

    /** First the ends: without a transaction, the stable offset that is read after them is not below. */
    private Map<TopicPartition, Held> held(Collection<TopicDescription> topics)
            throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        var ends = TopicAdmin.offsets(admin.get(), partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        var stable = TopicAdmin.offsets(admin.get(), partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
        var now = new HashMap<TopicPartition, Held>();
        stable.forEach((partition, offset) -> {
            if (offset < Objects.requireNonNull(ends.get(partition))) {
                Held before = held.get(partition);
                now.put(partition, before != null && before.offset() == offset ? before : new Held(offset, time.now()));
            }
        });
        return now;
    }
}
