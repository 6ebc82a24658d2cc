package dev.waybill.messaging.outbox;

import dev.waybill.messaging.Worker;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
 * publishes the whole outbox table again; readers drop what they have had. Brokers of another installation, to which a wrong
 * address leads, have lost nothing and get nothing. Thread-safe.
 */
final class TopicLossMonitor implements Worker.Step {

    private static final Logger log = LoggerFactory.getLogger(TopicLossMonitor.class);

    private static final String RECORDED = "select cluster_id, topic_id, topic_ends from outbox_progress";

    /** From where the outbox is published after a loss: before every event, and another time for each loss. */
    private static final String RECOVER_SINCE =
            "'epoch'::timestamptz + extract(epoch from clock_timestamp()) * interval '1 microsecond'";

    /** Of several instances one records a change, which was compared with what is still recorded. */
    private static final String RECORD = """
            update outbox_progress set cluster_id = ?, topic_id = ?, topic_ends = ?,
              topic_lost_at = case when lost then clock_timestamp() else topic_lost_at end,
              recover_since = case when lost then %s else recover_since end
            from (select ?::boolean as lost) as comparison
            where (cluster_id, topic_id, topic_ends) is not distinct from (?::text, ?::text, ?::bigint[])""".formatted(RECOVER_SINCE);

    private static final String RECORD_LOSS =
            "update outbox_progress set topic_lost_at = clock_timestamp(), recover_since = " + RECOVER_SINCE;

    private static final String REPORTED =
            "select topic_lost_at::text from outbox_progress where topic_lost_at > clock_timestamp() - interval '10 minutes'";

    private final Supplier<Admin> admin;
    private final JdbcTemplate jdbc;
    private final String topic;
    private final Supplier<Optional<String>> otherInstallation;
    private volatile List<@Nullable String> lostAt = List.of();
    private volatile Optional<String> otherInstallationReason = Optional.empty();

    /** @param otherInstallation checks whether the topic is of this installation: why it is not, empty if it is */
    TopicLossMonitor(
            Supplier<Admin> admin, JdbcTemplate jdbc, String topic, Supplier<Optional<String>> otherInstallation) {
        this.admin = admin;
        this.jdbc = jdbc;
        this.topic = topic;
        this.otherInstallation = otherInstallation;
    }

    @Override
    public boolean run() {
        compare();
        lostAt = jdbc.queryForList(REPORTED, String.class);
        return false;
    }

    /**
     * Records a loss. The relay calls this before it begins to send, because what it sends makes a topic longer again.
     *
     * @return false if the brokers did not describe the topic or are of another installation, or another instance has recorded
     *     it meanwhile
     */
    boolean compare() {
        try {
            return isRecorded();
        } catch (ExecutionException | KafkaException | org.springframework.kafka.KafkaException e) {
            log.debug("the brokers do not describe the topic: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** What is recorded is read first: in the meantime another instance may see and record later ends. */
    private boolean isRecorded() throws ExecutionException, InterruptedException {
        TopicState before = Objects.requireNonNull(jdbc.queryForObject(RECORDED, TopicLossMonitor::recorded));
        TopicState now = present();
        if (isOfOtherInstallation(now, before)) {
            return false;
        }
        if (now.equals(before)) {
            return true;
        }
        boolean isLoss = now.hasLostEventsOf(before);
        int recorded = jdbc.update(
                RECORD,
                now.cluster(),
                now.topic(),
                array(now),
                isLoss,
                before.cluster(),
                before.topic(),
                before.topic() == null ? null : array(before));
        if (isLoss && recorded > 0) {
            log.error(
                    "Topic {} has lost events that the brokers had acknowledged, or is another topic or on another cluster"
                            + " than before; all events of the outbox table are published again",
                    topic);
        }
        return recorded > 0;
    }

    private boolean isOfOtherInstallation(TopicState now, TopicState before) {
        Optional<String> other = now.isAnotherThan(before) ? otherInstallation.get() : Optional.empty();
        if (other.isPresent() && !other.equals(otherInstallationReason)) {
            log.error("Nothing is recorded of topic {}: {}", topic, other.get());
        }
        otherInstallationReason = other;
        return other.isPresent();
    }

    /** Records a loss that the relay has noticed by the offsets of what it sent. */
    void recordLoss() {
        jdbc.execute(RECORD_LOSS);
        log.error(
                "Topic {} has lost events that the brokers had acknowledged; all events of the outbox table are published"
                        + " again",
                topic);
    }

    private static TopicState recorded(ResultSet row, int number) throws SQLException {
        Array ends = row.getArray(3);
        return new TopicState(
                row.getString(1), row.getString(2), ends == null ? List.of() : List.of((Long[]) ends.getArray()));
    }

    private TopicState present() throws ExecutionException, InterruptedException {
        String cluster = admin.get().describeCluster().clusterId().get();
        TopicDescription description = Objects.requireNonNull(
                admin.get().describeTopics(List.of(topic)).allTopicNames().get().get(topic));
        return new TopicState(
                cluster,
                description.topicId().toString(),
                ends(description.partitions().size()));
    }

    private List<Long> ends(int partitions) throws ExecutionException, InterruptedException {
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        var offsets =
                admin.get().listOffsets(all.stream().collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest())));
        var ends = new ArrayList<Long>();
        for (TopicPartition each : all) {
            ends.add(offsets.partitionResult(each).get().offset());
        }
        return ends;
    }

    private static SqlArrayValue array(TopicState state) {
        return new SqlArrayValue("int8", state.ends().toArray());
    }

    /** @param topic its id; null if none has been seen yet */
    private record TopicState(
            @Nullable String cluster, @Nullable String topic, List<Long> ends) {

        boolean isAnotherThan(TopicState before) {
            return before.topic != null && (!before.topic.equals(topic) || !Objects.equals(before.cluster, cluster));
        }

        boolean hasLostEventsOf(TopicState before) {
            return before.topic != null
                    && (isAnotherThan(before)
                            || before.ends.size() > ends.size()
                            || IntStream.range(0, before.ends.size())
                                    .anyMatch(partition -> before.ends.get(partition) > ends.get(partition)));
        }
    }

    /** That the topic is of another installation, and why; empty if it is of this one. */
    Optional<String> otherInstallationReason() {
        return otherInstallationReason;
    }

    /** That the topic has lost events in the last minutes; empty if it has not. */
    Optional<String> lostReason() {
        return lostAt.stream()
                .findFirst()
                .map(time -> "topic " + topic + " had lost events, noticed at " + time
                        + "; all events of the outbox are published again");
    }
}
