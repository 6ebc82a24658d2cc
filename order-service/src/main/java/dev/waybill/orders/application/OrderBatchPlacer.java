package dev.waybill.orders.application;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.waybill.events.LineItem;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.IdempotencyKey;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.Product;
import dev.waybill.orders.domain.StoredResponse;
import dev.waybill.orders.messaging.TransitionRecorder;
import dev.waybill.orders.persistence.IdempotencyKeyRepository;
import dev.waybill.orders.persistence.IdempotencyKeyRepository.Claim;
import dev.waybill.orders.persistence.IdempotencyKeyRepository.KeyedResponse;
import dev.waybill.orders.persistence.ProductRepository;
import dev.waybill.web.IdempotencyKeyHeader;
import dev.waybill.web.ProblemException;
import dev.waybill.web.Violation;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Places any number of orders in the transaction of its caller. Thread-safe. */
@Service
class OrderBatchPlacer {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ProductRepository products;
    private final IdempotencyKeyRepository keys;
    private final TransitionRecorder recorder;
    private final Clock clock;

    /** What came of one request, if the transaction commits. */
    sealed interface Result {

        /** An order was placed, now or by an earlier request with the same key. */
        record Success(StoredResponse response) implements Result {}

        /** No order was placed. */
        record Failure(RuntimeException cause) implements Result {}
    }

    OrderBatchPlacer(
            ProductRepository products, IdempotencyKeyRepository keys, TransitionRecorder recorder, Clock clock) {
        this.products = products;
        this.keys = keys;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * Places the orders at the current prices and publishes them, at most one for each key, which is saved together with
     * the order.
     *
     * @return the results in the order of the requests
     */
    List<Result> place(List<PlacementRequest> requests) {
        return new Batch(requests).place(requests);
    }

    /** The current prices of the products in these lines. */
    PriceList priceList(Stream<LineItem> lines) {
        Set<Sku> skus = lines.map(LineItem::sku).collect(toSet());
        return new PriceList(products.findAllById(skus).stream().collect(toMap(Product::getId, identity())));
    }

    static ProblemException inFlight() {
        return ProblemException.conflict("A request with this Idempotency-Key is in flight.")
                .retryAfter(RETRY_AFTER);
    }

    private final class Batch {

        private final Map<IdempotencyKey, Claim> claims;
        private final Set<IdempotencyKey> taken = new HashSet<>();
        private final PriceList prices;
        private final TransitionRecorder.Recording recording = recorder.begin();
        private final List<Order> placed = new ArrayList<>();
        private final List<KeyedResponse> responses = new ArrayList<>();

        Batch(List<PlacementRequest> requests) {
            claims = keys.claimAll(keysOf(requests));
            prices = priceList(requests.stream()
                    .filter(this::isNew)
                    .flatMap(request -> request.command().lines().values().stream()));
        }

        List<Result> place(List<PlacementRequest> requests) {
            List<Result> results = requests.stream().map(this::place).toList();
            recording.save(placed);
            keys.saveAll(responses);
            return results;
        }

        private Result place(PlacementRequest request) {
            try {
                return new Result.Success(isNew(request) ? placeNew(request) : repeat(request));
            } catch (ProblemException e) {
                return new Result.Failure(e);
            }
        }

        private boolean isNew(PlacementRequest request) {
            return request.key() == null || claims.get(request.key()) instanceof Claim.Free;
        }

        private StoredResponse placeNew(PlacementRequest request) {
            Order order = order(request.command());
            if (request.key() != null && !taken.add(request.key())) {
                throw inFlight();
            }
            recording.publishPlacement(order, request.cause());
            placed.add(order);
            var response =
                    new StoredResponse(order.orderId(), request.renderer().apply(order));
            if (request.key() != null) {
                responses.add(
                        new KeyedResponse(request.key(), RequestHash.of(request.command()), response, clock.instant()));
            }
            return response;
        }

        /** An order's id starts with its time of placement in milliseconds, so that ids and times have the same order. */
        private Order order(PlaceOrderCommand command) {
            var violations = new ArrayList<Violation>();
            var lines = prices.price(command.lines(), violations);
            ProblemException.throwIfAny(violations);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var order = new Order(
                    command.customerId(),
                    lines,
                    command.paymentMethod(),
                    command.shippingAddress(),
                    command.reference(),
                    command.metadata(),
                    now);
            if (command.expectedTotal() != null
                    && command.expectedTotal().compareTo(order.total().amount().value()) != 0) {
                throw ProblemException.conflict("The total is " + order.total() + " now.")
                        .with("total", order.total().amount())
                        .with("currency", order.total().currency());
            }
            return order;
        }

        private StoredResponse repeat(PlacementRequest request) {
            if (!(claims.get(request.key()) instanceof Claim.Completed(byte[] hash, StoredResponse response))) {
                throw inFlight();
            }
            if (!MessageDigest.isEqual(hash, RequestHash.of(request.command()))) {
                throw IdempotencyKeyHeader.usedForAnotherRequest();
            }
            return response;
        }
    }

    private static Collection<IdempotencyKey> keysOf(List<PlacementRequest> requests) {
        return requests.stream()
                .map(PlacementRequest::key)
                .filter(Objects::nonNull)
                .collect(toSet());
    }
}
