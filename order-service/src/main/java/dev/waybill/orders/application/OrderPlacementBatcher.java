package dev.waybill.orders.application;

import dev.waybill.messaging.EventTooLargeException;
import dev.waybill.messaging.MicroBatcher;
import dev.waybill.orders.application.OrderBatchPlacer.Failure;
import dev.waybill.orders.application.OrderBatchPlacer.Result;
import dev.waybill.orders.domain.Order;
import dev.waybill.web.RequestLimits;
import dev.waybill.web.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Places the orders of concurrent requests together, a batch in one transaction. The queue is bounded by the number of
 * requests that may be in flight. Thread-safe.
 */
@Component
final class OrderPlacementBatcher implements AutoCloseable {

    /** More than one, so that a transaction that hangs does not delay every request. */
    static final int CONCURRENCY = 2;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final OrderBatchPlacer placer;
    private final TransactionTemplate transaction;
    private final Duration timeout;
    private final MicroBatcher<PlacementRequest, Result> batcher;

    OrderPlacementBatcher(OrderBatchPlacer placer, TransactionTemplate transaction, RequestLimits limits) {
        this.placer = placer;
        this.transaction = transaction;
        this.timeout = limits.longestRequest();
        this.batcher = new MicroBatcher<>("order-placement", CONCURRENCY, this::placeBatch);
    }

    /**
     * Waits until the order is placed, but no longer than a request may take. A request that times out or is interrupted
     * while it is still in the queue places no order; later it is unknown whether it does.
     *
     * @throws RuntimeException if no order was placed, or that is unknown
     */
    Order submit(PlacementRequest request) {
        var result = batcher.submit(request);
        try {
            return result.get(timeout.toNanos(), TimeUnit.NANOSECONDS).order();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            result.cancel(false);
            throw new UnavailableException("The request took too long.", RETRY_AFTER);
        } catch (InterruptedException e) {
            result.cancel(false);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for the order to be placed");
        }
    }

    @Override
    public void close() {
        batcher.close();
    }

    private List<Result> placeBatch(List<PlacementRequest> requests) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> placer.place(requests)));
        } catch (DataIntegrityViolationException | EventTooLargeException e) {
            // Both come before the commit, and one request is the cause: the others are placed without it.
            return requests.size() == 1 ? fail(requests, e) : bisect(requests);
        } catch (RuntimeException e) {
            return fail(requests, e);
        }
    }

    private List<Result> bisect(List<PlacementRequest> requests) {
        int half = requests.size() / 2;
        var results = new ArrayList<>(placeBatch(requests.subList(0, half)));
        results.addAll(placeBatch(requests.subList(half, requests.size())));
        return results;
    }

    private static List<Result> fail(List<PlacementRequest> requests, RuntimeException exception) {
        return Collections.nCopies(requests.size(), new Failure(exception));
    }
}
