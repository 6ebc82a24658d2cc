package dev.waybill.messaging.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CaughtUpTest {

    private static final TopicPartition PARTITION = new TopicPartition("parcels", 0);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Duration outbox = Duration.ZERO;
    private final Clock clock = new Settable();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ConsumerLag consumer = new ConsumerLag(List.of("parcels"), meters, clock);
    private final CaughtUp lag = new CaughtUp(consumer, () -> outbox, 1, clock);

    @Test
    void withoutContactNothingIsCaughtUp() {
        assertThat(lag.caughtUpSince()).isEmpty();
    }

    @Test
    void itCountsFromTheFirstContactAndNotFromTheLast() {
        lag.contact(0);
        Instant since = now;

        pass(Duration.ofSeconds(3));
        lag.contact(0);
        pass(Duration.ofSeconds(3));

        assertThat(lag.caughtUpSince()).hasValue(since);
    }

    @Test
    void silenceInterruptsEvenIfNobodyAskedMeanwhile() {
        lag.contact(0);
        pass(Duration.ofSeconds(6));
        lag.contact(0);

        assertThat(lag.caughtUpSince()).hasValue(now);
    }

    @Test
    void silenceOfOneConsumerIsSilence() {
        var ofTwo = new CaughtUp(consumer, () -> outbox, 2, clock);
        ofTwo.contact(0);
        assertThat(ofTwo.caughtUpSince()).isEmpty();
        ofTwo.contact(1);
        assertThat(ofTwo.caughtUpSince()).hasValue(now);

        pass(Duration.ofSeconds(4));
        ofTwo.contact(1);
        pass(Duration.ofSeconds(2));
        ofTwo.contact(1);

        assertThat(ofTwo.caughtUpSince()).isEmpty();
    }

    @Test
    void anOutboxThatIsBehindInterrupts() {
        lag.contact(0);
        outbox = Duration.ofSeconds(5);
        assertThat(lag.caughtUpSince()).isEmpty();

        outbox = Duration.ZERO;
        pass(Duration.ofSeconds(1));
        assertThat(lag.caughtUpSince()).hasValue(now);
    }

    @Test
    void recordsThatWaitInterruptOnceTheyHaveWaitedForFiveSeconds() {
        consumer.observed(PARTITION, 10, 10);
        lag.contact(0);
        consumer.observed(PARTITION, 10, 12);
        assertThat(lag.caughtUpSince()).isPresent();
        assertThat(records()).isEqualTo(2);

        pass(Duration.ofSeconds(5));
        assertThat(seconds()).isEqualTo(5);
        assertThat(lag.caughtUpSince()).isEmpty();

        consumer.processed(PARTITION, now.minusSeconds(1));
        consumer.observed(PARTITION, 11, 12);
        lag.contact(0);
        assertThat(seconds()).isEqualTo(1);
        assertThat(lag.caughtUpSince()).hasValue(now);
    }

    @Test
    void aBacklogOfUnknownAgeIsNotCaughtUp() {
        consumer.observed(PARTITION, 0, 1);
        lag.contact(0);

        assertThat(lag.caughtUpSince()).isEmpty();
    }

    @Test
    void anotherMembersPartitionIsNotCounted() {
        consumer.observed(PARTITION, 0, 1);
        consumer.forget(List.of(PARTITION));
        lag.contact(0);

        assertThat(lag.caughtUpSince()).isPresent();
        assertThat(seconds()).isZero();
        assertThat(meters.find("waybill.consumer.lag.records").gauge()).isNull();
    }

    private double seconds() {
        return meters.get("waybill.consumer.lag.seconds")
                .tag("topic", "parcels")
                .gauge()
                .value();
    }

    private double records() {
        return meters.get("waybill.consumer.lag.records")
                .tag("partition", "0")
                .gauge()
                .value();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private final class Settable extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
