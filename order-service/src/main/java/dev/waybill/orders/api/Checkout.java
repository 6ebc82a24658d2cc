package dev.waybill.orders.api;

import dev.waybill.orders.api.IdempotencyKeys.Claim;
import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.orders.messaging.Placement;
import dev.waybill.web.ConflictException;
import dev.waybill.web.InvalidRequestException;
import dev.waybill.web.JsonResponseWriter;
import dev.waybill.web.Violations;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Places an order, and for each key only one: in one transaction with the memory of the key. */
@Component
final class Checkout {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Till till;
    private final Sale sale;
    private final IdempotencyKeys keys;
    private final JsonResponseWriter json;
    private final Placement placement;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Checkout(
            Till till,
            Sale sale,
            IdempotencyKeys keys,
            JsonResponseWriter json,
            Placement placement,
            TransactionTemplate transaction,
            Clock clock) {
        this.till = till;
        this.sale = sale;
        this.keys = keys;
        this.json = json;
        this.placement = placement;
        this.transaction = transaction;
        this.clock = clock;
    }

    PlacedAnswer place(OrderRequest request, @Nullable String key) {
        var customer = new Customer(request, placement.requestCausation());
        if (key != null) {
            var violations = new Violations();
            Wanted wanted = request.check(violations);
            if (!violations.any()) {
                return transaction.execute(_ -> once(new IdempotencyKey(wanted.customerId(), key), wanted, customer));
            }
        }
        return answer(till.serve(customer)); // which also says what is wrong; that leaves the key free
    }

    private PlacedAnswer once(IdempotencyKey key, Wanted wanted, Customer customer) {
        byte[] hash = RequestHash.of(wanted);
        return switch (keys.claim(key)) {
            case Claim.Kept(byte[] kept, PlacedAnswer answer) -> repeated(kept, hash, answer);
            case Claim.InFlight() -> throw inFlight();
            case Claim.Free() -> {
                PlacedAnswer answer =
                        answer(sale.to(List.of(customer)).getFirst().order());
                if (!keys.keep(key, hash, answer, clock.instant())) {
                    throw inFlight();
                }
                yield answer;
            }
        };
    }

    private PlacedAnswer answer(OrderDetails placed) {
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
