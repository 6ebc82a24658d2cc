package dev.waybill.messaging.outbox;

import dev.waybill.messaging.Worker;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Notices that the topic of this service has lost events that the brokers had acknowledged: the cluster or the topic is
 * another one than before, or a partition ends before the offset that it had. What was lost is not known, so the relay then
 * publishes the whole outbox table again; readers drop what they have had. One thread runs it, any may ask for the reason.
 */
final class TopicLossMonitor implements Worker.Step {

    private static final Logger log = LoggerFactory.getLogger(TopicLossMonitor.class);

    /** Finds nothing lost, and records what there is. */
    private static final String UNCHANGED = """
            update outbox_progress set cluster_id = ?, topic_id = ?, topic_ends = ?
            where (topic_id is null or (cluster_id, topic_id) = (?, ?))
              and not exists (select from unnest(topic_ends, ?) as partition(before, now) where before > coalesce(now, 0))""";

    /** Of several instances one records the loss. The time is before every event, and differs from that of another loss. */
    private static final String LOST = """
            update outbox_progress set cluster_id = ?, topic_id = ?, topic_ends = ?, topic_lost_at = clock_timestamp(),
              recover_since = 'epoch'::timestamptz + extract(epoch from clock_timestamp()) * interval '1 microsecond'
            where (cluster_id, topic_id, topic_ends) is distinct from (?, ?, ?)""";

    private static final String REPORTED =
            "select topic_lost_at::text from outbox_progress where topic_lost_at > clock_timestamp() - interval '10 minutes'";

    private final Supplier<Admin> admin;
    private final JdbcTemplate jdbc;
    private final String topic;
    private volatile List<@Nullable String> lostAt = List.of();

    TopicLossMonitor(Supplier<Admin> admin, JdbcTemplate jdbc, String topic) {
        this.admin = admin;
        this.jdbc = jdbc;
        this.topic = topic;
    }

    @Override
    public boolean run() {
        try {
            compare();
        } catch (ExecutionException | KafkaException e) {
            log.debug("the brokers do not describe the topic: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lostAt = jdbc.queryForList(REPORTED, String.class);
        return false;
    }

    private void compare() throws ExecutionException, InterruptedException {
        String cluster = admin.get().describeCluster().clusterId().get();
        TopicDescription description = Objects.requireNonNull(
                admin.get().describeTopics(List.of(topic)).allTopicNames().get().get(topic));
        String id = description.topicId().toString();
        var ends = new SqlArrayValue("int8", ends(description.partitions().size()));
        if (jdbc.update(UNCHANGED, cluster, id, ends, cluster, id, ends) == 0
                && jdbc.update(LOST, cluster, id, ends, cluster, id, ends) > 0) {
            log.error(
                    "Topic {} has lost events that the brokers had acknowledged, or is another topic or on another cluster"
                            + " than before; all events of the outbox table are published again",
                    topic);
        }
    }

    private Object[] ends(int partitions) throws ExecutionException, InterruptedException {
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        var ends =
                admin.get().listOffsets(all.stream().collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest())));
        var offsets = new Object[partitions];
        for (TopicPartition each : all) {
            offsets[each.partition()] = ends.partitionResult(each).get().offset();
        }
        return offsets;
    }

    /** That the topic has lost events in the last minutes; empty if it has not. */
    Optional<String> lostReason() {
        return lostAt.stream()
                .findFirst()
                .map(time -> "topic " + topic + " had lost events, noticed at " + time
                        + "; all events of the outbox are published again");
    }
}
