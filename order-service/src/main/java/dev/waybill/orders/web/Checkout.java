package dev.waybill.orders.web;

import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.orders.domain.Products;
import dev.waybill.orders.domain.Purchase;
import dev.waybill.orders.saga.Placement;
import dev.waybill.orders.web.IdempotencyKeys.Claim;
import dev.waybill.web.ConflictException;
import dev.waybill.web.InvalidRequestException;
import dev.waybill.web.JsonBody;
import dev.waybill.web.Violations;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Places an order once for each key, in one transaction. */
@Component
final class Checkout {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Products products;
    private final Placement placement;
    private final IdempotencyKeys keys;
    private final JsonBody json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Checkout(
            Products products,
            Placement placement,
            IdempotencyKeys keys,
            JsonBody json,
            TransactionTemplate transaction,
            Clock clock) {
        this.products = products;
        this.placement = placement;
        this.keys = keys;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    PlacedAnswer place(OrderRequest request, @Nullable String key) {
        var violations = new Violations();
        Wanted wanted = request.check(violations);
        return transaction.execute(status -> key == null || violations.any()
                ? buy(wanted, violations)
                : once(new IdempotencyKey(wanted.customerId(), key), wanted, violations));
    }

    private PlacedAnswer once(IdempotencyKey key, Wanted wanted, Violations violations) {
        byte[] hash = RequestHash.of(wanted);
        return switch (keys.claim(key)) {
            case Claim.Kept(byte[] kept, PlacedAnswer answer) -> repeated(kept, hash, answer);
            case Claim.InFlight() -> throw inFlight();
            case Claim.Free() -> {
                PlacedAnswer answer = buy(wanted, violations);
                if (!keys.keep(key, hash, answer, clock.instant())) {
                    throw inFlight();
                }
                yield answer;
            }
        };
    }

    private PlacedAnswer buy(Wanted wanted, Violations violations) {
        Purchase purchase = wanted.purchase(products.find(wanted.skus()), violations);
        OrderDetails placed = placement.place(purchase);
        return new PlacedAnswer(placed.id(), json.write(OrderView.of(placed)));
    }

    private static PlacedAnswer repeated(byte[] kept, byte[] hash, PlacedAnswer answer) {
        if (!MessageDigest.isEqual(kept, hash)) {
            throw new InvalidRequestException("The Idempotency-Key was used for another request.");
        }
        return answer;
    }

    private static ConflictException inFlight() {
        return new ConflictException("A request with this Idempotency-Key is in flight.", A_MOMENT);
    }
}
