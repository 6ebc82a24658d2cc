package dev.waybill.messaging.changefeed;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.ChangeListener;
import dev.waybill.messaging.wire.CloudEventHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** One consumer's life. Nothing is taken from a record but whose it is and which, and nothing of what is not watched. */
final class TailConsumer implements AutoCloseable {

    /** The longest for which anything may remain unnoticed: an event, say, that was seen before its order was watched. */
    private static final Duration DOUBT = Duration.ofSeconds(15);

    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    private final Consumer<byte[], ByteBuffer> consumer;
    private final ChangeListener watch;
    private final Set<String> subscribed;
    private final UnprocessedEvents unheard;
    private long sure = System.nanoTime();

    TailConsumer(
            Consumer<byte[], ByteBuffer> consumer,
            ChangeListener watch,
            Set<String> subscribed,
            UnprocessedEvents unheard) {
        this.consumer = consumer;
        this.watch = watch;
        this.subscribed = subscribed;
        this.unheard = unheard;
    }

    /** @return whether there was anything at all */
    boolean round() {
        var polled = consumer.poll(unheard.isEmpty() ? LONGEST_POLL : unheard.pause());
        var changed = new HashSet<OrderId>();
        polled.forEach(record -> see(record, changed));
        changed.addAll(unheard.nowHeard());
        if (!changed.isEmpty()) {
            watch.onChange(changed);
        }
        if (System.nanoTime() - sure > DOUBT.toNanos()) {
            sure = System.nanoTime();
            watch.resync();
        }
        return !polled.isEmpty();
    }

    /** What this service tells is in its database; what others tell is there once its consumers have taken it in. */
    private void see(ConsumerRecord<byte[], ByteBuffer> record, Set<OrderId> changed) {
        Optional<OrderId> order = read(record.key(), OrderId::parse).filter(watch::matches);
        if (order.isEmpty()) {
            return;
        }
        if (subscribed.contains(record.topic())) {
            Header id = record.headers().lastHeader(CloudEventHeaders.ID);
            read(id == null ? null : id.value(), UUID::fromString).ifPresent(event -> unheard.add(event, order.get()));
        } else {
            changed.add(order.get());
        }
    }

    /** Whoever wrote something else here does not matter: it changes nothing. */
    private static <T> Optional<T> read(byte @Nullable [] text, Function<String, T> reading) {
        try {
            return Optional.ofNullable(text)
                    .map(bytes -> reading.apply(new String(bytes, StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_PATIENCE));
    }
}
