package dev.waybill.orders.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.LineItem;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import dev.waybill.messaging.Causation;
import dev.waybill.orders.SampleOrders;
import dev.waybill.orders.domain.IdempotencyKey;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.StoredResponse;
import dev.waybill.web.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class OrderPlacementBatcherTest {

    private final SagaFixture saga = new SagaFixture();
    private final OrderPlacementBatcher batcher = new OrderPlacementBatcher(saga.placer(), saga.database.transaction());

    @AfterEach
    void close() {
        batcher.destroy();
    }

    @Test
    void ordersThatArriveWhileOthersArePlacedShareATransaction() {
        List<CompletableFuture<StoredResponse>> placed = placeTogether(IntStream.range(0, 10)
                .mapToObj(number -> request("k-" + number, null))
                .toList());
        assertThat(placed)
                .allSatisfy(response -> assertThat(transactionOf(response.join()))
                        .isEqualTo(transactionOf(placed.getFirst().join())));
        assertThat(placed.stream().map(response -> response.join().orderId())).doesNotHaveDuplicates();
    }

    @Test
    void anOrderWithATakenReferenceLeavesTheOthersOfItsBatchInTheirTransaction() {
        place(request(null, "taken"));
        List<CompletableFuture<StoredResponse>> placed = placeTogether(List.of(
                request("k-1", "free"),
                request("k-2", "taken"),
                request("k-3", null),
                request("k-4", "free"),
                request("k-4", "free-too")));
        assertConflict(placed.get(1), "reference");
        assertThat(transactionOf(placed.get(2).join()))
                .isEqualTo(transactionOf(placed.get(0).join()));
        assertConflict(placed.get(3), "reference");
        assertThat(placed.get(4).join())
                .as("the key of the refused order is free")
                .isNotNull();
        assertThat(place(request("k-2", "now-free"))).as("later too").isNotNull();
    }

    @Test
    void anOrderWhoseReferenceIsTakenMeanwhileFailsAloneAndTheOthersOfItsBatchArePlaced() {
        var requests = new ArrayList<PlacementRequest>();
        IntStream.range(0, 5).forEach(number -> requests.add(request("k-" + number, "free-" + number)));
        var other = new OrderPlacementBatcher(saga.placer(), saga.database.transaction());
        var isTaken = new AtomicBoolean();
        requests.add(3, request("k-taken", "taken", "MUG-WHITE", _ -> {
            if (isTaken.compareAndSet(false, true)) {
                submitAll(other, List.of(request(null, "taken"))).getFirst().join();
            }
            return new byte[0];
        }));
        List<CompletableFuture<StoredResponse>> placed;
        try {
            placed = placeTogether(requests);
        } finally {
            other.destroy();
        }
        assertConflict(placed.remove(3), "reference");
        assertThat(placed)
                .allSatisfy(response -> assertThat(
                                saga.state(response.join().orderId()).version())
                        .isEqualTo(1));
    }

    @Test
    void anInvalidOrderLeavesTheOthersOfItsBatchInTheirTransaction() {
        List<CompletableFuture<StoredResponse>> placed = placeTogether(
                List.of(request("k-1", null), request("k-2", null, "NO-SUCH", _ -> new byte[0]), request("k-3", null)));
        assertThatThrownBy(placed.get(1)::join).hasCauseInstanceOf(ProblemException.class);
        assertThat(transactionOf(placed.get(0).join()))
                .isEqualTo(transactionOf(placed.get(2).join()));
    }

    @Test
    void anUnexpectedFailureOfOneOrderLeavesTheOthersOfItsBatchInTheirTransaction() {
        List<CompletableFuture<StoredResponse>> placed = placeTogether(List.of(
                request("k-1", null),
                request("k-2", null, "MUG-WHITE", _ -> {
                    throw new IllegalStateException("not rendered");
                }),
                request("k-3", null)));
        assertThatThrownBy(placed.get(1)::join).hasRootCauseMessage("not rendered");
        assertThat(transactionOf(placed.get(0).join()))
                .isEqualTo(transactionOf(placed.get(2).join()));
        assertThat(saga.outbox.published)
                .as("two blocking orders and two others")
                .hasSize(4);
    }

    @Test
    void aKeyThatABatchHasTwicePlacesOneOrder() {
        List<CompletableFuture<StoredResponse>> placed =
                placeTogether(List.of(request("k-1", null), request("k-1", null)));
        List<CompletableFuture<StoredResponse>> failed = placed.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .toList();
        assertThat(failed).hasSize(1);
        assertConflict(failed.getFirst(), "in flight");
        StoredResponse first = placed.stream()
                .filter(response -> !failed.contains(response))
                .findFirst()
                .orElseThrow()
                .join();
        assertThat(place(request("k-1", null)).orderId()).isEqualTo(first.orderId());
    }

    @Test
    void aBatchWithoutADatabaseFailsOnceAndNotOncePerOrder() {
        var attempts = new AtomicInteger();
        var gate = new CountDownLatch(1);
        var noDatabase = new TransactionTemplate(new NoDatabase(attempts, gate));
        var failing = new OrderPlacementBatcher(saga.placer(), noDatabase);
        try {
            List<CompletableFuture<StoredResponse>> all =
                    submitAll(failing, Collections.nCopies(20, request(null, null)));
            gate.countDown();
            all.forEach(OrderPlacementBatcherTest::awaitEnd);
            assertThat(all)
                    .allSatisfy(response -> assertThatThrownBy(response::join)
                            .hasCauseInstanceOf(CannotCreateTransactionException.class));
            assertThat(attempts).as("batches").hasValueLessThanOrEqualTo(4);
        } finally {
            failing.destroy();
        }
    }

    /** Keeps both threads busy until these requests wait, and lets one thread go on, so that they make one batch. */
    private List<CompletableFuture<StoredResponse>> placeTogether(List<PlacementRequest> requests) {
        List<CompletableFuture<StoredResponse>> placed;
        try (var first = new BusyThread();
                var second = new BusyThread()) {
            placed = submitAll(batcher, requests);
            first.close();
            placed.forEach(OrderPlacementBatcherTest::awaitEnd);
        }
        return placed;
    }

    /** A thread of the batcher that is placing an order until it is closed. */
    private final class BusyThread implements AutoCloseable {

        private final CountDownLatch isBusy = new CountDownLatch(1);
        private final CountDownLatch mayGoOn = new CountDownLatch(1);
        private final List<CompletableFuture<StoredResponse>> placed;

        BusyThread() {
            placed = submitAll(batcher, List.of(request(null, null, "MUG-WHITE", _ -> {
                isBusy.countDown();
                await().until(() -> mayGoOn.getCount() == 0);
                return new byte[0];
            })));
            await().until(() -> isBusy.getCount() == 0);
        }

        @Override
        public void close() {
            mayGoOn.countDown();
            placed.forEach(OrderPlacementBatcherTest::awaitEnd);
        }
    }

    /** Submits each request in a thread of its own, and the next one only once that thread waits for its result. */
    private static List<CompletableFuture<StoredResponse>> submitAll(
            OrderPlacementBatcher batcher, List<PlacementRequest> requests) {
        var placed = new ArrayList<CompletableFuture<StoredResponse>>();
        for (PlacementRequest request : requests) {
            var response = new CompletableFuture<StoredResponse>();
            placed.add(response);
            Thread thread = Thread.ofPlatform().daemon().start(() -> {
                try {
                    response.complete(batcher.submit(request));
                } catch (RuntimeException e) {
                    response.completeExceptionally(e);
                }
            });
            await().pollInterval(Duration.ofMillis(1)).until(() -> thread.getState() == Thread.State.WAITING);
        }
        return placed;
    }

    private StoredResponse place(PlacementRequest request) {
        return batcher.submit(request);
    }

    private static PlacementRequest request(@Nullable String key, @Nullable String reference) {
        return request(key, reference, "MUG-WHITE", _ -> new byte[0]);
    }

    private static PlacementRequest request(
            @Nullable String key, @Nullable String reference, String sku, Function<Order, byte[]> renderer) {
        Order sample = SampleOrders.order();
        var command = new PlaceOrderCommand(
                sample.customerId(),
                new TreeMap<>(Map.of(0, new LineItem(new Sku(sku), new Quantity(1)))),
                sample.paymentMethod(),
                sample.shippingAddress(),
                null,
                reference,
                new TreeMap<>());
        var idempotencyKey =
                key == null ? null : new IdempotencyKey(sample.customerId().value(), key);
        return new PlacementRequest(command, idempotencyKey, Causation.fromRequest(), renderer);
    }

    private static void awaitEnd(CompletableFuture<StoredResponse> response) {
        await().until(response::isDone);
    }

    /** The transaction that wrote the order. */
    private String transactionOf(StoredResponse response) {
        return saga.database
                .jdbc()
                .sql("select xmin::text from orders where id = ?")
                .param(response.orderId().value())
                .query(String.class)
                .single();
    }

    private static void assertConflict(CompletableFuture<StoredResponse> response, String detail) {
        assertThatThrownBy(response::join).cause().isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
            assertThat(problem.getBody().getDetail()).contains(detail);
        });
    }

    /** Nobody gets a connection. */
    private static final class NoDatabase extends AbstractPlatformTransactionManager {

        private static final long serialVersionUID = 1L;

        private final transient AtomicInteger attempts;
        private final transient CountDownLatch gate;

        NoDatabase(AtomicInteger attempts, CountDownLatch gate) {
            this.attempts = attempts;
            this.gate = gate;
        }

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            attempts.incrementAndGet();
            await().until(() -> gate.getCount() == 0);
            throw new CannotCreateTransactionException("no connection");
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
