package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.messaging.BatchThrottle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class CoalescingPollerTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final TopicPartition HERE = new TopicPartition("orders", 0);
    private static final TopicPartition THERE = new TopicPartition("orders", 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private long now;
    private long offset;
    private final CoalescingPoller poller = poller(4);

    @BeforeEach
    void subscribe() {
        consumer.subscribe(List.of("orders"));
        consumer.rebalance(List.of(HERE, THERE));
        consumer.updateBeginningOffsets(Map.of(HERE, 0L, THERE, 0L));
        consumer.setMaxPollRecords(CoalescingPoller.halfBatch(4));
    }

    @Test
    void bufferedRecordsAreReturnedTogetherWithLaterOnes() {
        aBatchPasses();
        nextPoll(() -> arrive(HERE, "1"));
        nextPoll(() -> {
            arrive(HERE, "2");
            arrive(THERE, "3");
        });

        assertThat(polled()).containsExactly("1", "2", "3");
    }

    @Test
    void recordsThatHadToBeWaitedForAreNotDelayed() {
        aBatchPasses();
        nextPoll(() -> {
            aBatchPasses();
            arrive(HERE, "1");
        });
        nextPoll(() -> arrive(HERE, "2"));

        assertThat(polled()).containsExactly("1");
        assertThat(polled()).containsExactly("2");
    }

    @Test
    void anEmptyPollIsNotFollowedByASecondOne() {
        aBatchPasses();
        nextPoll(() -> {});
        nextPoll(() -> arrive(HERE, "1"));

        assertThat(polled()).isEmpty();
    }

    @Test
    void aPollReturnsABatchAtMost() {
        aBatchPasses();
        nextPoll(() -> arrive(HERE, "1", "2", "3", "4", "5"));
        nextPoll(() -> {});

        assertThat(polled()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void aBatchSizeOfOneIsKept() {
        var single = poller(1);
        consumer.setMaxPollRecords(CoalescingPoller.halfBatch(1));
        aBatchPasses();
        nextPoll(() -> arrive(HERE, "1", "2"));

        assertThat(values(single)).containsExactly("1");
        assertThat(values(single)).containsExactly("2");
    }

    @Test
    void recordsOfRevokedPartitionsAreLeftToTheNewOwner() {
        aBatchPasses();
        nextPoll(() -> {
            arrive(HERE, "mine");
            arrive(THERE, "theirs");
        });
        nextPoll(() -> consumer.rebalance(List.of(HERE)));

        assertThat(polled()).containsExactly("mine");
    }

    @Test
    void recordsAreReturnedBeforeAFailureIsThrown() {
        aBatchPasses();
        nextPoll(() -> arrive(HERE, "1"));
        nextPoll(() -> consumer.setPollException(new KafkaException("a record that cannot be read")));

        assertThat(polled()).containsExactly("1");
        assertThatThrownBy(this::polled).hasMessage("a record that cannot be read");
    }

    /** A poll may call what a rebalance calls, and that may need the database. */
    @Test
    void recordsAreReturnedBeforeAFailureThatIsNotKafkas() {
        aBatchPasses();
        nextPoll(() -> arrive(HERE, "1"));
        nextPoll(() -> {
            throw new DataAccessResourceFailureException("no database");
        });

        assertThat(polled()).containsExactly("1");
        assertThatThrownBy(this::polled).hasMessage("no database");
    }

    @Test
    void recordsAreReturnedBeforeAWakeup() {
        aBatchPasses();
        nextPoll(() -> arrive(HERE, "1"));
        nextPoll(consumer::wakeup);

        assertThat(polled()).containsExactly("1");
        assertThatThrownBy(this::polled).isInstanceOf(WakeupException.class);
    }

    private CoalescingPoller poller(int maxBatch) {
        return new CoalescingPoller(
                consumer::poll, consumer::assignment, maxBatch, new BatchThrottle(Duration.ZERO, 0), () -> now);
    }

    private void aBatchPasses() {
        now += 10_000_000;
    }

    private void nextPoll(Runnable meanwhile) {
        consumer.schedulePollTask(meanwhile);
    }

    private void arrive(TopicPartition partition, String... values) {
        for (String value : values) {
            consumer.addRecord(new ConsumerRecord<>(
                    partition.topic(),
                    partition.partition(),
                    offset++,
                    new byte[0],
                    value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private List<String> polled() {
        return values(poller);
    }

    private static List<String> values(CoalescingPoller poller) {
        var values = new ArrayList<String>();
        poller.poll(SECOND).forEach(each -> values.add(new String(each.value(), StandardCharsets.UTF_8)));
        return values;
    }
}
