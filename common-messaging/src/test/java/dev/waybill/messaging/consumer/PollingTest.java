package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class PollingTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final TopicPartition HERE = new TopicPartition("orders", 0);
    private static final TopicPartition THERE = new TopicPartition("orders", 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private long now;
    private long offset;
    private final Polling polling = new Polling(consumer, 4, () -> now);

    @BeforeEach
    void subscribe() {
        consumer.subscribe(List.of("orders"));
        consumer.rebalance(List.of(HERE, THERE));
        consumer.updateBeginningOffsets(Map.of(HERE, 0L, THERE, 0L));
        consumer.setMaxPollRecords(Polling.half(4));
    }

    @Test
    void whatLiesReadyAfterARoundGoesTogetherWithWhatCameAfterIt() {
        aRoundPasses();
        nextPoll(() -> come(HERE, "1"));
        nextPoll(() -> {
            come(HERE, "2");
            come(THERE, "3");
        });

        assertThat(taken()).containsExactly("1", "2", "3");
    }

    @Test
    void whatHadToBeWaitedForIsNotHeldUp() {
        aRoundPasses();
        nextPoll(() -> {
            aRoundPasses();
            come(HERE, "1");
        });
        nextPoll(() -> come(HERE, "2"));

        assertThat(taken()).containsExactly("1");
        assertThat(taken()).containsExactly("2");
    }

    @Test
    void nothingIsWaitedForASecondTimeIfThereWasNothing() {
        aRoundPasses();
        nextPoll(() -> {});
        nextPoll(() -> come(HERE, "1"));

        assertThat(taken()).isEmpty();
    }

    @Test
    void aRoundGetsABatchAtMost() {
        aRoundPasses();
        nextPoll(() -> come(HERE, "1", "2", "3", "4", "5"));
        nextPoll(() -> {});

        assertThat(taken()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void batchesOfOneStayWhatTheyAre() {
        var single = new Polling(consumer, 1, () -> now);
        consumer.setMaxPollRecords(Polling.half(1));
        aRoundPasses();
        nextPoll(() -> come(HERE, "1", "2"));

        assertThat(values(single)).containsExactly("1");
        assertThat(values(single)).containsExactly("2");
    }

    @Test
    void whatIsRevokedMeanwhileIsLeftToItsNewOwner() {
        aRoundPasses();
        nextPoll(() -> {
            come(HERE, "mine");
            come(THERE, "theirs");
        });
        nextPoll(() -> consumer.rebalance(List.of(HERE)));

        assertThat(taken()).containsExactly("mine");
    }

    @Test
    void whatIsTakenIsHandedOverBeforeAFailureIsTold() {
        aRoundPasses();
        nextPoll(() -> come(HERE, "1"));
        nextPoll(() -> consumer.setPollException(new KafkaException("a record that cannot be read")));

        assertThat(taken()).containsExactly("1");
        assertThatThrownBy(this::taken).hasMessage("a record that cannot be read");
    }

    @Test
    void aCallToStopIsHeardAfterWhatIsTaken() {
        aRoundPasses();
        nextPoll(() -> come(HERE, "1"));
        nextPoll(consumer::wakeup);

        assertThat(taken()).containsExactly("1");
        assertThatThrownBy(this::taken).isInstanceOf(WakeupException.class);
    }

    private void aRoundPasses() {
        now += 10_000_000;
    }

    private void nextPoll(Runnable meanwhile) {
        consumer.schedulePollTask(meanwhile);
    }

    private void come(TopicPartition partition, String... values) {
        for (String value : values) {
            consumer.addRecord(new ConsumerRecord<>(
                    partition.topic(),
                    partition.partition(),
                    offset++,
                    new byte[0],
                    value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private List<String> taken() {
        return values(polling);
    }

    private static List<String> values(Polling polling) {
        var values = new ArrayList<String>();
        polling.next(SECOND).forEach(each -> values.add(new String(each.value(), StandardCharsets.UTF_8)));
        return values;
    }
}
