package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.TimeSource;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.outbox.RelayProducer.NotAcknowledgedException;
import dev.waybill.messaging.tracing.TestTracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** Producers without a broker: sending fails after the time that it may block. */
class RelayProducerTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RelayProducerFactory factory = new RelayProducerFactory(
            "", Map.of("bootstrap.servers", "127.0.0.1:1", "client.id", "order-service-relay"), meters);

    @Test
    void theFirstFailureClosesTheProducerAndIsReported() {
        try (RelayProducer producer = newProducer()) {
            producer.begin(Instant.EPOCH);
            producer.send(event(), Instant.EPOCH);
            assertThatThrownBy(producer::removeAcknowledged)
                    .isInstanceOf(NotAcknowledgedException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
            assertClosed(producer);
        }
    }

    /** The cause decides whether the relay waits for the brokers, and whether the topic has lost events. */
    @Test
    void nothingIsSentAfterAFailureAndTheReasonIsThatFailure() {
        try (RelayProducer producer = newProducer()) {
            producer.begin(Instant.EPOCH);
            producer.send(event(), Instant.EPOCH);
            assertThatThrownBy(() -> producer.send(event(), Instant.EPOCH))
                    .isInstanceOf(NotAcknowledgedException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void aLateFailureOfOneSessionDoesNotCloseTheProducerOfTheNext() {
        try (RelayProducer ended = newProducer();
                RelayProducer next = newProducer()) {
            ended.begin(Instant.EPOCH);
            ended.send(event(), Instant.EPOCH);
            assertClosed(ended);
            assertThat(next.isTopicReachable("orders")).isFalse();
        }
    }

    @Test
    void aSessionClosesItsProducer() {
        RelayProducer ended = newProducer();
        ended.close();
        assertClosed(ended);
    }

    @Test
    void metricsAreThoseOfTheOpenProducerUnderTheConfiguredClientId() {
        newProducer().close();
        assertThat(meters.getMeters()).isEmpty();
        try (RelayProducer open = newProducer()) {
            assertThat(open.isEmpty()).isTrue();
            assertThat(meters.get("kafka.producer.request.latency.avg")
                            .tag("client.id", "order-service-relay")
                            .gauges())
                    .hasSize(1);
        }
    }

    @Test
    void deliveryIsTriedForThirtySecondsAndOrderIsKept() {
        assertThat(factory.getConfigurationProperties())
                .containsEntry("delivery.timeout.ms", 30_000)
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("max.in.flight.requests.per.connection", 5)
                .containsEntry("retries", Integer.MAX_VALUE);
    }

    private static void assertClosed(RelayProducer producer) {
        assertThatThrownBy(() -> producer.isTopicReachable("orders"))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("after close");
    }

    private RelayProducer newProducer() {
        return new RelayProducer(
                factory, new RelayStatus(TimeSource.of(Clock.systemUTC())), TestTracing.withoutCollector());
    }

    private static OutboxRecord event() {
        var envelope = new Envelope(
                UuidV7.next(),
                "order.completed.v1",
                "/order-service",
                new OrderId(UuidV7.next()),
                Instant.EPOCH,
                1,
                null,
                null);
        return new OutboxRecord("orders", envelope, new byte[] {'{', '}'});
    }
}
