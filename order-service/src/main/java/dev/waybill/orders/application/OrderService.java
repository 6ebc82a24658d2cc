package dev.waybill.orders.application;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.Sku;
import dev.waybill.messaging.Causation;
import dev.waybill.orders.domain.DatabaseTime;
import dev.waybill.orders.domain.IdempotencyKey;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderLine;
import dev.waybill.orders.domain.Product;
import dev.waybill.orders.domain.StatusChange;
import dev.waybill.orders.domain.StoredResponse;
import dev.waybill.orders.messaging.TransitionRecorder;
import dev.waybill.orders.persistence.IdempotencyKeyRepository;
import dev.waybill.orders.persistence.IdempotencyKeyRepository.Claim;
import dev.waybill.orders.persistence.OrderRepository;
import dev.waybill.orders.persistence.ProductRepository;
import dev.waybill.web.IdempotencyKeyHeader;
import dev.waybill.web.ProblemException;
import dev.waybill.web.Violation;
import dev.waybill.web.security.Caller;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Places and cancels orders. Thread-safe. */
@Service
public class OrderService {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final OrderRepository orders;
    private final ProductRepository products;
    private final IdempotencyKeyRepository keys;
    private final TransitionRecorder recorder;
    private final Clock clock;

    OrderService(
            OrderRepository orders,
            ProductRepository products,
            IdempotencyKeyRepository keys,
            TransitionRecorder recorder,
            Clock clock) {
        this.orders = orders;
        this.products = products;
        this.keys = keys;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * Places an order at the current prices and publishes it, at most one for each key: the key is saved in the same
     * transaction. A request with the key of an order that was placed gets the response that was stored with it.
     *
     * @param key the {@code Idempotency-Key} of the request
     * @param caller who wants to place it
     * @param renderer writes the body of the response
     * @throws ProblemException if the order is not valid, which leaves the key free, or another request has the key, or the
     *     caller may not act for the customer, which is found out before anything else
     */
    @Transactional
    public StoredResponse place(
            PlaceOrderCommand command, @Nullable String key, Caller caller, Function<Order, byte[]> renderer) {
        if (!caller.mayActFor(command.customerId())) {
            throw ProblemException.forbidden("The token does not allow to place orders for another customer.");
        }
        if (key == null) {
            return place(command, renderer);
        }
        var idempotencyKey = new IdempotencyKey(command.customerId().value(), key);
        byte[] hash = RequestHash.of(command);
        return switch (keys.claim(idempotencyKey)) {
            case Claim.Completed(byte[] firstHash, StoredResponse response) -> repeat(firstHash, hash, response);
            case Claim.InFlight() -> throw inFlight();
            case Claim.Free() -> {
                StoredResponse response = place(command, renderer);
                if (!keys.save(idempotencyKey, hash, response, clock.instant())) {
                    throw inFlight();
                }
                yield response;
            }
        };
    }

    /** An order's id starts with its time of placement in milliseconds, so that ids and times have the same order. */
    private StoredResponse place(PlaceOrderCommand command, Function<Order, byte[]> renderer) {
        var violations = new ArrayList<Violation>();
        List<OrderLine> lines = price(command.lines(), violations);
        ProblemException.throwIfAny(violations);
        var order = new Order(
                command.customerId(),
                lines,
                command.paymentMethod(),
                command.shippingAddress(),
                command.reference(),
                command.metadata(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (command.expectedTotal() != null
                && command.expectedTotal().compareTo(order.total().amount().value()) != 0) {
            throw ProblemException.conflict("The total is " + order.total() + " now.")
                    .with("total", order.total().amount())
                    .with("currency", order.total().currency());
        }
        TransitionRecorder.Recording recording = recorder.begin();
        recording.publishPlacement(order);
        recording.save(List.of(order));
        return new StoredResponse(order.orderId(), renderer.apply(order));
    }

    private static StoredResponse repeat(byte[] firstHash, byte[] hash, StoredResponse response) {
        if (!MessageDigest.isEqual(firstHash, hash)) {
            throw IdempotencyKeyHeader.usedForAnotherRequest();
        }
        return response;
    }

    private static ProblemException inFlight() {
        return ProblemException.conflict("A request with this Idempotency-Key is in flight.")
                .retryAfter(RETRY_AFTER);
    }

    /**
     * The lines at the current prices.
     *
     * @param lines by their position in the request
     * @param violations to which those lines are added that cannot be ordered
     */
    public List<OrderLine> price(SortedMap<Integer, LineItem> lines, List<Violation> violations) {
        Set<Sku> skus = lines.values().stream().map(LineItem::sku).collect(toSet());
        Map<Sku, Product> priceList = products.findAllById(skus).stream().collect(toMap(Product::getId, identity()));
        var priced = new ArrayList<OrderLine>();
        lines.forEach((position, line) -> {
            Product product = priceList.get(line.sku());
            String violation = violation(product, priced);
            if (violation != null) {
                violations.add(new Violation("#/lines/" + position + "/sku", violation));
            } else if (product != null) {
                priced.add(new OrderLine(product.getId(), product.name(), line.quantity(), product.unitPrice()));
            }
        });
        if (!priced.isEmpty() && !OrderLine.arePayable(priced)) {
            violations.add(new Violation("#/lines", "come to more than an order may"));
        }
        return priced;
    }

    private static @Nullable String violation(@Nullable Product product, List<OrderLine> above) {
        if (product == null) {
            return "is not in the price list";
        }
        if (!product.isActive()) {
            return "is not on sale";
        }
        Currency currency = product.unitPrice().currency();
        Currency others =
                above.isEmpty() ? currency : above.getFirst().unitPrice().currency();
        return currency.equals(others) ? null : "is priced in " + currency + ", lines above in " + others;
    }

    /**
     * Cancels an order, or asks shipping whether it can still be cancelled.
     *
     * @throws ProblemException if there is no such order for the caller, or its parcel has left
     */
    @Transactional
    public void cancel(OrderId id, Caller caller) {
        Order order = orders.lockAllById(List.of(id)).stream()
                .filter(locked -> caller.mayActFor(locked.customerId()))
                .findFirst()
                .orElseThrow(OrderService::unknownOrder);
        List<StatusChange> changes = order.cancel(DatabaseTime.now(clock))
                .orElseThrow(
                        () -> ProblemException.conflict("The parcel has left; the order can no longer be cancelled."));
        TransitionRecorder.Recording recording = recorder.begin();
        recording.publish(order, changes, Causation.fromRequest());
        recording.save(List.of(order));
    }

    public static ProblemException unknownOrder() {
        return ProblemException.notFound("There is no such order.");
    }
}
