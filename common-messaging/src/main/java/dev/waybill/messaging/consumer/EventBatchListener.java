package dev.waybill.messaging.consumer;

import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;

/**
 * Processes the records of one poll, and then commits offsets and measures the lag, which it also does while no records
 * come. A failure is left to the {@link EventBatchErrorHandler}.
 */
final class EventBatchListener
        implements BatchConsumerAwareMessageListener<byte[], byte[]>, ApplicationListener<ListenerContainerIdleEvent> {

    private final BatchProcessor processor;
    private final OffsetCommitter offsets;
    private final LagMonitor lag;
    private final ConsumerStatus status;

    EventBatchListener(BatchProcessor processor, OffsetCommitter offsets, LagMonitor lag, ConsumerStatus status) {
        this.processor = processor;
        this.offsets = offsets;
        this.lag = lag;
        this.status = status;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Consumer<?, ?> consumer) {
        processor.process(records);
        betweenBatches(Objects.requireNonNull(consumer));
    }

    @Override
    public void onApplicationEvent(ListenerContainerIdleEvent event) {
        betweenBatches(event.getConsumer());
    }

    private void betweenBatches(Consumer<?, ?> consumer) {
        status.polled();
        offsets.commitIfDue(consumer);
        lag.queryIfDue(consumer);
    }
}
