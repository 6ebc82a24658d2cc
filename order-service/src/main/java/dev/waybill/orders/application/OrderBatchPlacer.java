package dev.waybill.orders.application;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.waybill.events.LineItem;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.CustomerReference;
import dev.waybill.orders.domain.IdempotencyKey;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.Product;
import dev.waybill.orders.domain.StoredResponse;
import dev.waybill.orders.messaging.TransitionRecorder;
import dev.waybill.orders.persistence.IdempotencyKeyRepository;
import dev.waybill.orders.persistence.IdempotencyKeyRepository.Claim;
import dev.waybill.orders.persistence.IdempotencyKeyRepository.KeyedResponse;
import dev.waybill.orders.persistence.OrderRepository;
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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Places any number of orders in the transaction of its caller. Thread-safe. */
@Service
class OrderBatchPlacer {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Comparator<Order> BY_REFERENCE = Comparator.comparing(
                    Order::reference, Comparator.<String>nullsFirst(Comparator.naturalOrder()))
            .thenComparing(order -> order.customerId().value());

    private final ProductRepository products;
    private final IdempotencyKeyRepository keys;
    private final OrderRepository orders;
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
            ProductRepository products,
            IdempotencyKeyRepository keys,
            OrderRepository orders,
            TransitionRecorder recorder,
            Clock clock) {
        this.products = products;
        this.keys = keys;
        this.orders = orders;
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

    static ProblemException referenceTaken() {
        return ProblemException.conflict("The customer has another order with this reference.");
    }

    private final class Batch {

        private final Map<IdempotencyKey, Claim> claims;
        private final Set<IdempotencyKey> takenKeys = new HashSet<>();
        private final Set<CustomerReference> takenReferences;
        private final PriceList prices;
        private final TransitionRecorder.Recording recording = recorder.begin();
        private final List<Order> placed = new ArrayList<>();
        private final List<KeyedResponse> responses = new ArrayList<>();

        Batch(List<PlacementRequest> requests) {
            claims = keys.claimAll(keysOf(requests));
            takenReferences = new HashSet<>(orders.findTaken(requests.stream()
                    .filter(this::isNew)
                    .map(Batch::reference)
                    .filter(Objects::nonNull)
                    .collect(toSet())));
            prices = priceList(requests.stream()
                    .filter(this::isNew)
                    .flatMap(request -> request.command().lines().values().stream()));
        }

        List<Result> place(List<PlacementRequest> requests) {
            List<Result> results = requests.stream().map(this::place).toList();
            placed.sort(BY_REFERENCE); // so that no two batches wait for each other's references
            recording.save(placed);
            keys.saveAll(responses);
            return results;
        }

        /** Nothing is written for a request before all that can fail for it alone; an event too large fails the batch. */
        private Result place(PlacementRequest request) {
            Order order;
            StoredResponse response;
            try {
                if (!isNew(request)) {
                    return new Result.Success(repeat(request));
                }
                order = order(request.command());
                response =
                        new StoredResponse(order.orderId(), request.renderer().apply(order));
                take(request);
            } catch (RuntimeException e) {
                return new Result.Failure(e);
            }
            write(request, order, response);
            return new Result.Success(response);
        }

        private boolean isNew(PlacementRequest request) {
            return request.key() == null || claims.get(request.key()) instanceof Claim.Free;
        }

        /** Neither claims nor unique indexes keep one transaction from using a key or reference twice. */
        private void take(PlacementRequest request) {
            if (request.key() != null && takenKeys.contains(request.key())) {
                throw inFlight();
            }
            CustomerReference reference = reference(request);
            if (reference != null && !takenReferences.add(reference)) {
                throw referenceTaken(); // which leaves the key free
            }
            if (request.key() != null) {
                takenKeys.add(request.key());
            }
        }

        private static @Nullable CustomerReference reference(PlacementRequest request) {
            PlaceOrderCommand command = request.command();
            return command.reference() == null
                    ? null
                    : new CustomerReference(command.customerId(), command.reference());
        }

        private void write(PlacementRequest request, Order order, StoredResponse response) {
            recording.publishPlacement(order, request.cause());
            placed.add(order);
            if (request.key() != null) {
                responses.add(
                        new KeyedResponse(request.key(), RequestHash.of(request.command()), response, clock.instant()));
            }
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
