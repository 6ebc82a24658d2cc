package dev.waybill.messaging.consumer;

import static dev.waybill.messaging.parcels.Records.order;
import static dev.waybill.messaging.parcels.Records.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.TransientFailureException;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.messaging.parcels.CapturedLog;
import dev.waybill.messaging.parcels.ParcelService;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.kafka.support.KafkaHeaders;

class HandlerFailureTest {

    private final Broker broker = Broker.shared();
    private final ParcelService service = ParcelService.shared();

    @Test
    void anEventWhoseHandlerFailsGoesToTheDeadLettersOnceAndItsNeighboursGoOn() {
        OrderId order = order();
        service.handler().when(order, parcel -> {
            if (parcel.quantity() == 5) {
                throw new IllegalStateException("secret");
            }
        });

        broker.send(onOnePartition(order, 10));

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1, 2, 3, 4, 6, 7, 8, 9, 10));
        var dead = ParcelService.sharedDeadLetters(order);
        assertThat(dead).hasSize(1);
        Headers headers = dead.getFirst().headers();
        assertThat(header(headers, "waybill_dlt-reason")).isEqualTo("handler-failed");
        boolean wrapped = headers.lastHeader(KafkaHeaders.DLT_EXCEPTION_CAUSE_FQCN) != null;
        assertThat(header(headers, wrapped ? KafkaHeaders.DLT_EXCEPTION_CAUSE_FQCN : KafkaHeaders.DLT_EXCEPTION_FQCN))
                .isEqualTo(IllegalStateException.class.getName());
        assertThat(headers.lastHeader(KafkaHeaders.DLT_EXCEPTION_MESSAGE)).isNull();
        assertThat(headers.lastHeader(KafkaHeaders.DLT_EXCEPTION_STACKTRACE)).isNull();
        assertThat(header(headers, "waybill_dlt-detail"))
                .contains("HandlerFailureTest")
                .doesNotContain("secret", "\n", "\tat ");
    }

    @Test
    void aStackOverflowIsTheFaultOfItsEventOnly() {
        OrderId order = order();
        service.handler().when(order, parcel -> {
            if (parcel.quantity() == 2) {
                recurse(0);
            }
        });

        broker.send(onOnePartition(order, 3));

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1, 3));
        assertThat(ParcelService.sharedDeadLetters(order)).hasSize(1);
    }

    @Test
    void transientFailureIsRetriedUntilItSucceedsAndNeverDeadLettered() {
        OrderId stuck = order();
        var recovered = new AtomicBoolean();
        var tries = new AtomicInteger();
        service.handler().when(stuck, parcel -> {
            if (parcel.quantity() == 2 && !recovered.get()) {
                tries.incrementAndGet();
                throw new TransientFailureException("the gateway is away", new IllegalStateException());
            }
        });
        var records = new ArrayList<>(onOnePartition(stuck, 3));
        List<OrderId> others = IntStream.range(0, 20).mapToObj(_ -> order()).toList();
        others.forEach(other -> records.add(packed(other, 1)));

        int partition = broker.send(records).getFirst().partition();

        await().untilAsserted(() -> assertThat(tries).hasValueGreaterThan(4));
        OrderId elsewhere = elsewhere(partition);
        await().untilAsserted(() -> assertThat(service.effects(elsewhere)).containsExactly(1));
        assertThat(service.effects(stuck)).isEmpty();
        recovered.set(true);
        await().untilAsserted(() -> assertThat(service.effects(stuck)).containsExactly(1, 2, 3));
        await().untilAsserted(() -> assertThat(others)
                .allSatisfy(each -> assertThat(service.effects(each)).containsExactly(1)));
        assertThat(ParcelService.sharedDeadLetters(stuck)).isEmpty();
    }

    @Test
    void aDeadlockIsRetriedWithTheWholeBatch() {
        OrderId order = order();
        var deadlocks = new AtomicInteger();
        service.handler().when(order, parcel -> {
            if (parcel.quantity() == 30 && deadlocks.incrementAndGet() <= 3) {
                throw new CannotAcquireLockException("translated", new SQLException("deadlock", "40P01"));
            }
        });
        int before = service.handler().calls.get();

        broker.send(onOnePartition(order, 30));

        await().untilAsserted(() -> assertThat(service.effects(order))
                .isEqualTo(IntStream.rangeClosed(1, 30).boxed().toList()));
        assertThat(deadlocks).hasValue(4);
        assertThat(service.handler().calls.get() - before)
                .as("never one by one")
                .isLessThan(30);
        assertThat(ParcelService.sharedDeadLetters(order)).isEmpty();
    }

    @Test
    void orderIsKeptAcrossRetriesOfEveryKind() {
        OrderId order = order();
        var calls = new AtomicInteger();
        service.handler().when(order, parcel -> {
            int call = calls.incrementAndGet();
            if (call % 61 == 0) {
                throw new CannotAcquireLockException("translated", new SQLException("deadlock", "40P01"));
            }
            if (call % 97 == 0) {
                throw new TransientFailureException("later", new IllegalStateException());
            }
            if (parcel.quantity() % 50 == 0) {
                throw new IllegalStateException("never");
            }
        });

        List<Integer> expected = IntStream.rangeClosed(1, 200)
                .filter(each -> each % 50 != 0)
                .boxed()
                .toList();
        broker.send(onOnePartition(order, 200));

        await().untilAsserted(() -> assertThat(service.effects(order)).isEqualTo(expected));
        await().untilAsserted(
                        () -> assertThat(ParcelService.sharedDeadLetters(order)).hasSize(4));
    }

    @Test
    void theFirstFailureOfABatchIsLoggedAndCountedThoughTheSecondAttemptSucceeds() {
        OrderId order = order();
        var attempts = new AtomicInteger();
        service.handler().when(order, _ -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalArgumentException("once");
            }
        });
        double before = failures();

        try (var log = new CapturedLog("dev.waybill.messaging")) {
            broker.send(packed(order, 1));

            await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1));
            assertThat(attempts).hasValue(2);
            assertThat(log.warnings()).anyMatch(each -> each.contains("IllegalArgumentException"));
        }
        assertThat(failures()).isEqualTo(before + 1);
    }

    /** While the handler is busy, records of all partitions arrive and share the next batch. */
    @Test
    void aTransientFailureOfABatchIsLoggedAndCountedThoughEachPartitionSucceedsAlone() throws Exception {
        OrderId blocking = order();
        var isBlocked = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        service.handler().when(blocking, _ -> {
            isBlocked.countDown();
            awaitQuietly(goOn);
        });
        OrderId failing = order();
        var attempts = new AtomicInteger();
        service.handler().when(failing, _ -> {
            if (attempts.incrementAndGet() == 1) {
                throw new TransientFailureException("once", new IllegalStateException());
            }
        });
        List<OrderId> others = Stream.generate(() -> order()).limit(40).toList();
        double before = failures();

        try (var log = new CapturedLog("dev.waybill.messaging")) {
            broker.send(packed(blocking, 1));
            assertThat(isBlocked.await(10, TimeUnit.SECONDS)).isTrue();
            broker.send(packed(failing, 1));
            broker.send(others.stream().map(each -> packed(each, 1)).toList());
            goOn.countDown();

            await().untilAsserted(() -> assertThat(service.effects(failing)).containsExactly(1));
            await().untilAsserted(() -> assertThat(others)
                    .allSatisfy(each -> assertThat(service.effects(each)).containsExactly(1)));
            assertThat(log.warnings()).anyMatch(each -> each.contains("TransientFailureException"));
        }
        assertThat(attempts).hasValue(2);
        assertThat(failures()).isEqualTo(before + 1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            boolean unused = latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double failures() {
        return service.bean(MeterRegistry.class).find("waybill.consumer.retries").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static List<ProducerRecord<byte[], byte[]>> onOnePartition(OrderId order, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(each -> packed(order, each))
                .toList();
    }

    private OrderId elsewhere(int partition) {
        while (true) {
            OrderId order = order();
            if (broker.send(packed(order, 1)).getFirst().partition() != partition) {
                return order;
            }
        }
    }

    private static int recurse(int depth) {
        return depth < 0 ? 0 : recurse(depth + 1) + 1;
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
