package dev.waybill.messaging.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Producers that report an offset again, as after a broker has lost the end of its log. */
final class RepeatedOffsets extends RelayProducerFactory {

    /** How many of the next records are reported at the first offset of their partition. */
    final AtomicInteger repeats = new AtomicInteger();

    RepeatedOffsets(String bootstrapServers) {
        super("", Map.of("bootstrap.servers", bootstrapServers), new SimpleMeterRegistry());
    }

    @Override
    @SuppressWarnings("unchecked")
    public Producer<byte[], byte[]> createNonTransactionalProducer() {
        Producer<byte[], byte[]> producer = super.createNonTransactionalProducer();
        return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Producer.class}, (_, method, arguments) -> {
                    if (arguments != null && arguments.length == 2 && arguments[1] instanceof Callback callback) {
                        arguments[1] = (Callback) (metadata, failure) ->
                                callback.onCompletion(failure == null ? reported(metadata) : metadata, failure);
                    }
                    try {
                        return method.invoke(producer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private RecordMetadata reported(RecordMetadata metadata) {
        return repeats.getAndUpdate(left -> Math.max(0, left - 1)) == 0
                ? metadata
                : new RecordMetadata(new TopicPartition(metadata.topic(), metadata.partition()), 0, 0, 0, 0, 0);
    }
}
