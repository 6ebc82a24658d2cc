package dev.waybill.messaging.consumer;

import static dev.waybill.messaging.parcels.Records.order;
import static dev.waybill.messaging.parcels.Records.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.MutableTime;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.messaging.parcels.ParcelDatabase;
import dev.waybill.messaging.parcels.ParcelService;
import dev.waybill.stack.process.Ports;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

class ReadinessTest {

    private final MutableTime time = new MutableTime();

    @Test
    @Execution(CONCURRENT)
    void aConsumerThreadThatHasEndedIsReportedAsUnhealthy() {
        try (var service = ParcelService.start(
                "dead-consumer",
                ParcelDatabase.create(TestPostgres.shared()),
                TestKafka.shared().bootstrapServers())) {
            OrderId order = order();
            service.handler().when(order, _ -> {
                throw new NoClassDefFoundError("incomplete installation");
            });
            await().untilAsserted(() -> assertThat(service.health().getStatus()).isEqualTo(Status.UP));

            Broker.shared().send(packed(order, 1));

            await().dontCatchUncaughtExceptions()
                    .untilAsserted(
                            () -> assertThat(service.health().getStatus()).isEqualTo(Status.DOWN));
            assertThat(service.health().getDetails()).containsEntry("reason", "a consumer thread has ended");
        }
    }

    @Test
    @Execution(CONCURRENT)
    void aServiceThatStartsWhileTheBrokersAreAwayIsDegradedButReady() {
        try (var service = ParcelService.start(
                "early", ParcelDatabase.create(TestPostgres.shared()), "127.0.0.1:" + Ports.free())) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(service.degraded()).containsKey("broker-away"));
            assertThat(service.health().getStatus()).isEqualTo(Status.UP);
        }
    }

    @Test
    @Execution(CONCURRENT)
    void aServiceThatTheBrokersRefuseIsNotReadyAndSaysTheirReason() {
        try (var service = ParcelService.start(
                "refused",
                ParcelDatabase.create(TestPostgres.shared()),
                TestKafka.shared().bootstrapServers(),
                "waybill.kafka.prefix=refused.",
                "waybill.kafka.replication-factor=2")) {
            await().untilAsserted(() -> assertThat(
                            String.valueOf(service.health().getDetails().get("reason")))
                    .startsWith("the brokers refuse: ")
                    .contains("InvalidReplicationFactorException"));
            assertThat(service.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(service.degraded()).doesNotContainKey("broker-away");
        }
    }

    @Test
    void missingPollsFailuresAndWaitingPartitionsAreReportedAfterTheirTimeouts() {
        var backOff = new PartitionBackOff(Duration.ofSeconds(5), time);
        var status = new ConsumerStatus(1, backOff, time);
        var partition = new TopicPartition("parcels", 0);
        assertThat(status.unhealthyReason()).isEmpty();

        time.pass(Duration.ofSeconds(31));
        assertThat(status.unhealthyReason())
                .hasValueSatisfying(it -> assertThat(it).startsWith("not polling"));

        status.polled();
        assertThat(status.unhealthyReason()).isEmpty();

        var timeouts = Map.of(FailureClassifier.DATABASE_UNAVAILABLE, 10, FailureClassifier.SETUP_MISSING, 2);
        timeouts.forEach((kind, seconds) -> {
            backOff.next(partition, kind);
            time.pass(Duration.ofSeconds(seconds));
            assertThat(status.unhealthyReason()).isEmpty();
            time.pass(Duration.ofSeconds(1));
            assertThat(status.unhealthyReason())
                    .hasValueSatisfying(it -> assertThat(it).startsWith("partitions waiting"));
            backOff.succeeded(partition);
        });

        status.failing();
        time.pass(Duration.ofSeconds(11));
        status.failing();
        assertThat(status.unhealthyReason())
                .hasValueSatisfying(it -> assertThat(it).startsWith("failing"));
        status.polled();
        assertThat(status.unhealthyReason()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P5D", "PT-1H"})
    void aClockThatIsSetMakesNothingLateAndHidesNothing(Duration difference) {
        var backOff = new PartitionBackOff(Duration.ofSeconds(5), time);
        var status = new ConsumerStatus(1, backOff, time);
        backOff.next(new TopicPartition("parcels", 0), FailureClassifier.DATABASE_UNAVAILABLE);
        status.failing();

        time.setClock(difference);
        assertThat(status.unhealthyReason()).isEmpty();

        time.pass(Duration.ofSeconds(11));
        assertThat(status.unhealthyReason())
                .hasValueSatisfying(it -> assertThat(it).startsWith("failing"));
        status.polled();
        assertThat(status.unhealthyReason())
                .hasValueSatisfying(it -> assertThat(it).startsWith("partitions waiting"));
        time.pass(Duration.ofSeconds(20));
        assertThat(status.unhealthyReason())
                .hasValueSatisfying(it -> assertThat(it).startsWith("partitions waiting"));
    }

    @Test
    void anInstanceWithAPartitionThatWaitsForAnotherSystemIsDegradedButReady() {
        var backOff = new PartitionBackOff(Duration.ofSeconds(5), time);
        var status = new ConsumerStatus(1, backOff, time);
        backOff.next(new TopicPartition("parcels", 0), FailureClassifier.RETRY_LATER);

        time.pass(Duration.ofSeconds(11));

        assertThat(status.unhealthyReason()).isEmpty();
        assertThat(status.degradedReason())
                .hasValueSatisfying(it -> assertThat(it).startsWith("partitions waiting"));
    }
}
