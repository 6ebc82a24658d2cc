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

/** One tailing consumer. It reads only the key and the id of records, and skips orders that nobody watches. */
final class TailConsumer implements AutoCloseable {

    /** Changes may be missed, such as one just before its order was watched. They are found after this time at most. */
    private static final Duration RESYNC_INTERVAL = Duration.ofSeconds(15);

    private static final Duration MAX_POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Consumer<byte[], ByteBuffer> consumer;
    private final ChangeListener listener;
    private final Set<String> subscribed;
    private final UnprocessedEvents unprocessed;
    private long resyncedAt = System.nanoTime();

    TailConsumer(
            Consumer<byte[], ByteBuffer> consumer,
            ChangeListener listener,
            Set<String> subscribed,
            UnprocessedEvents unprocessed) {
        this.consumer = consumer;
        this.listener = listener;
        this.subscribed = subscribed;
        this.unprocessed = unprocessed;
    }

    /** @return whether there was any record */
    boolean poll() {
        var polled = consumer.poll(unprocessed.isEmpty() ? MAX_POLL : unprocessed.interval());
        var changed = new HashSet<OrderId>();
        polled.forEach(record -> handle(record, changed));
        changed.addAll(unprocessed.takeProcessed());
        if (!changed.isEmpty()) {
            listener.onChange(changed);
        }
        if (System.nanoTime() - resyncedAt > RESYNC_INTERVAL.toNanos()) {
            resyncedAt = System.nanoTime();
            listener.resync();
        }
        return !polled.isEmpty();
    }

    /** This service's own events are in its database already; those of others once its consumers have processed them. */
    private void handle(ConsumerRecord<byte[], ByteBuffer> record, Set<OrderId> changed) {
        Optional<OrderId> order = read(record.key(), OrderId::parse).filter(listener::matches);
        if (order.isEmpty()) {
            return;
        }
        if (subscribed.contains(record.topic())) {
            Header id = record.headers().lastHeader(CloudEventHeaders.ID);
            read(id == null ? null : id.value(), UUID::fromString)
                    .ifPresent(event -> unprocessed.add(event, order.get()));
        } else {
            changed.add(order.get());
        }
    }

    /** Malformed keys and ids are ignored: such records change nothing. */
    private static <T> Optional<T> read(byte @Nullable [] text, Function<String, T> parser) {
        try {
            return Optional.ofNullable(text).map(bytes -> parser.apply(new String(bytes, StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
}
