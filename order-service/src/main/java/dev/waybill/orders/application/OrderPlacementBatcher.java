package dev.waybill.orders.application;

import dev.waybill.messaging.EventTooLargeException;
import dev.waybill.messaging.MicroBatcher;
import dev.waybill.orders.application.OrderBatchPlacer.Result;
import dev.waybill.orders.domain.StoredResponse;
import dev.waybill.orders.persistence.IdempotencyKeyRepository;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets orders that are placed at the same time share a transaction: one for many costs little more than one for a single
 * order. An order that comes alone does not wait. A batch that fails because of one of its orders is placed again in halves,
 * so that this order fails alone. Thread-safe.
 */
@Component
class OrderPlacementBatcher implements DisposableBean {

    /** While the database delays one batch, another one is placed. */
    private static final int CONCURRENT_BATCHES = 2;

    private final OrderBatchPlacer placer;
    private final TransactionTemplate transaction;
    private final MicroBatcher<PlacementRequest, Result> batcher;

    OrderPlacementBatcher(OrderBatchPlacer placer, TransactionTemplate transaction) {
        this.placer = placer;
        this.transaction = transaction;
        this.batcher = new MicroBatcher<>("order-placement", CONCURRENT_BATCHES, this::placeBatch);
    }

    /**
     * Returns once the order is committed.
     *
     * @throws RuntimeException if no order was placed; a failure of the commit leaves open whether one was
     */
    StoredResponse submit(PlacementRequest request) {
        return switch (batcher.submit(request).join()) {
            case Result.Success(StoredResponse response) -> response;
            case Result.Failure(RuntimeException cause) -> throw cause;
        };
    }

    private List<Result> placeBatch(List<PlacementRequest> requests) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> placer.place(requests)));
        } catch (DataIntegrityViolationException | EventTooLargeException e) { // never after the commit
            return requests.size() == 1
                    ? List.of(new Result.Failure(problem(requests.getFirst(), e)))
                    : bisect(requests);
        } catch (RuntimeException e) {
            return Collections.nCopies(requests.size(), new Result.Failure(e));
        }
    }

    private List<Result> bisect(List<PlacementRequest> requests) {
        int half = requests.size() / 2;
        return Stream.of(requests.subList(0, half), requests.subList(half, requests.size()))
                .flatMap(part -> placeBatch(part).stream())
                .toList();
    }

    /** A reference or key that was free when the batch began, and is not any more. */
    private static RuntimeException problem(PlacementRequest request, RuntimeException failure) {
        if (failure instanceof DuplicateKeyException duplicate) {
            if (IdempotencyKeyRepository.isSavedBefore(duplicate)) {
                return OrderBatchPlacer.inFlight();
            }
            if (request.command().reference() != null) {
                return OrderBatchPlacer.referenceTaken();
            }
        }
        return failure;
    }

    @Override
    public void destroy() {
        batcher.close();
    }
}
