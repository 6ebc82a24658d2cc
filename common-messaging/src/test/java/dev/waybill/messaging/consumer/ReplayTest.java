package dev.waybill.messaging.consumer;

import static dev.waybill.messaging.parcels.Records.bytes;
import static dev.waybill.messaging.parcels.Records.order;
import static dev.waybill.messaging.parcels.Records.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.messaging.parcels.ParcelService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private final Broker broker = Broker.shared();
    private final ParcelService service = ParcelService.shared();
    private final OrderId order = order();

    @Test
    void aReplayedDeadLetterTakesEffectOnceTheConsumerIsRepaired() {
        var repaired = new AtomicBoolean();
        service.handler().when(order, _ -> {
            if (!repaired.get()) {
                throw new IllegalStateException("a mistake in this release");
            }
        });
        broker.send(packed(order, 1));
        var deadLetter = await().until(() -> ParcelService.sharedDeadLetters(order), dead -> dead.size() == 1)
                .getFirst();
        assertThat(service.effects(order)).isEmpty();

        repaired.set(true);
        broker.send(replayFor("shared-service", deadLetter));
        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1));

        broker.send(replayFor("shared-service", deadLetter), packed(order, 2));
        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1, 2));
    }

    @Test
    void aReplayThatFailsAgainIsADeadLetterWithItsReplayHeader() {
        service.handler().when(order, _ -> {
            throw new IllegalStateException("a mistake in this release");
        });
        broker.send(packed(order, 1));
        var deadLetter = await().until(() -> ParcelService.sharedDeadLetters(order), dead -> dead.size() == 1)
                .getFirst();

        broker.send(replayFor("shared-service", deadLetter));

        var back = await().until(() -> ParcelService.sharedDeadLetters(order), dead -> dead.size() == 2)
                .getLast();
        assertThat(back.headers().lastHeader("replay_group").value()).isEqualTo(bytes("shared-service"));
        assertThat(back.value()).isEqualTo(deadLetter.value());
    }

    @Test
    void anEventOlderThanTheInboxTakesEffectOnceIfItsReplayHasAnIdForTheInbox() {
        var old = packed(order, 1);
        old.headers()
                .remove("ce_id")
                .add(
                        "ce_id",
                        bytes("01900000-0000-7000-8000-" + order.toString().substring(24)));
        broker.send(old);
        var deadLetter = await().until(() -> ParcelService.sharedDeadLetters(order), dead -> dead.size() == 1)
                .getFirst();
        assertThat(deadLetter.headers().lastHeader("waybill_dlt-reason").value())
                .isEqualTo(bytes("outside-retention"));

        var replay = replayFor("shared-service", deadLetter);
        replay.headers().add("replay_id", bytes(UuidV7.next().toString()));
        broker.send(replay, replay, packed(order, 2));

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1, 2));
        assertThat(ParcelService.sharedDeadLetters(order)).hasSize(1);
    }

    @Test
    void aReplayForAnotherGroupIsIgnoredHoweverBadItIs() {
        double ignored = service.counted("unknown", "ignored");
        var good = packed(order, 1);
        var bad = new ProducerRecord<>(good.topic(), null, good.key(), bytes("{"), good.headers());
        bad.headers().remove("ce_type").add("replay_group", bytes("another-service"));

        broker.send(bad, packed(order, 2));

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(2));
        await().untilAsserted(
                        () -> assertThat(service.counted("unknown", "ignored")).isEqualTo(ignored + 1));
        assertThat(ParcelService.sharedDeadLetters(order)).isEmpty();
    }

    private static ProducerRecord<byte[], byte[]> replayFor(String group, ConsumerRecord<byte[], byte[]> deadLetter) {
        var replay = new ProducerRecord<>("parcels", deadLetter.partition(), deadLetter.key(), deadLetter.value());
        deadLetter.headers().forEach(header -> {
            if (!header.key().startsWith("kafka_dlt-") && !header.key().startsWith("waybill_dlt-")) {
                replay.headers().add(header);
            }
        });
        replay.headers().add("replay_group", bytes(group));
        return replay;
    }
}
