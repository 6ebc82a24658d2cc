package dev.waybill.inventory.application;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.GoodsReceipt;
import dev.waybill.inventory.domain.LockedStock;
import dev.waybill.inventory.domain.StockCount;
import dev.waybill.inventory.domain.StockItem;
import dev.waybill.inventory.domain.StockLevel;
import dev.waybill.inventory.persistence.ReceiptKeyRepository;
import dev.waybill.inventory.persistence.StockItemRepository;
import dev.waybill.inventory.persistence.StockMovementRepository;
import dev.waybill.inventory.persistence.StockMovementRepository.MovedSince;
import dev.waybill.web.IdempotencyKeyHeader;
import dev.waybill.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of the stock by operators, one transaction each: all of the given counts or receipts, or none. */
@Service
public class StockService {

    private final StockItemRepository stocks;
    private final StockMovementRepository movements;
    private final ReceiptKeyRepository keys;

    StockService(StockItemRepository stocks, StockMovementRepository movements, ReceiptKeyRepository keys) {
        this.stocks = stocks;
        this.movements = movements;
        this.keys = keys;
    }

    /**
     * Sets the units on hand to the counted number and those that have moved since then, and creates the stock if the sku
     * is unknown. Other skus are not changed.
     *
     * @param counts of distinct skus
     * @return how many of the skus were new
     * @throws ProblemException if a result is impossible or a sku was counted later than that
     */
    @Transactional
    public int count(List<StockCount> counts) {
        List<Sku> skus = counts.stream().map(StockCount::sku).toList();
        int added = stocks.createIfAbsent(skus);
        LockedStock locked = lock(skus);
        Map<Sku, MovedSince> moved = movements.since(counts);
        var conflicts = new ArrayList<String>();
        for (StockCount count : counts) {
            MovedSince since = moved.getOrDefault(count.sku(), new MovedSince(0, false));
            String conflict = count(count, since, locked);
            if (conflict != null) {
                conflicts.add(conflict);
            }
        }
        throwIfAny(conflicts);
        save(locked);
        return added;
    }

    /** @param precondition of the newest movement's id, as of {@link StockMovementRepository#lastId}; fails for a new sku */
    @Transactional
    public int countIf(LongPredicate precondition, StockCount count) {
        boolean isKnown = !stocks.lockAllById(List.of(count.sku())).isEmpty();
        if (!isKnown || !precondition.test(movements.lastId(count.sku()))) {
            throw ProblemException.preconditionFailed(
                    "The stock of " + count.sku() + " is not the one that If-Match names.");
        }
        return count(List.of(count));
    }

    private static @Nullable String count(StockCount count, MovedSince since, LockedStock locked) {
        Sku sku = count.sku();
        int reserved = locked.require(sku).reserved();
        long onHand = count.onHand() + since.units();
        if (since.isOutdated()) {
            return "%s was counted again after this count.".formatted(sku);
        }
        if (onHand < reserved) {
            return String.format(
                    Locale.ROOT, "There cannot be fewer units of %s on hand than are reserved: %d.", sku, reserved);
        }
        if (onHand > StockItem.MAX_ON_HAND) {
            return tooMany(sku);
        }
        locked.count(sku, Math.toIntExact(onHand), count.countedAt());
        return null;
    }

    /**
     * Adds received units. A request with the key of an earlier one changes nothing and gets the stock after that one.
     *
     * @param receipts of distinct skus
     * @param key the {@code Idempotency-Key} of the request
     * @return the stock after each of the receipts
     */
    @Transactional
    public List<StockLevel> receive(List<GoodsReceipt> receipts, @Nullable String key) {
        List<Sku> skus = receipts.stream().map(GoodsReceipt::sku).toList();
        LockedStock locked = lock(skus);
        Map<GoodsReceipt, StockLevel> received = key == null ? Map.of() : keys.find(receipts, key);
        if (!received.isEmpty()) {
            if (!received.keySet().containsAll(receipts)) {
                throw IdempotencyKeyHeader.usedForAnotherRequest();
            }
            return receipts.stream()
                    .map(receipt -> Objects.requireNonNull(received.get(receipt)))
                    .toList();
        }
        var conflicts = new ArrayList<String>();
        for (GoodsReceipt receipt : receipts) {
            if (locked.require(receipt.sku()).onHand() > StockItem.MAX_ON_HAND - receipt.quantity()) {
                conflicts.add(tooMany(receipt.sku()));
            } else {
                locked.receive(receipt.sku(), receipt.quantity());
            }
        }
        throwIfAny(conflicts);
        save(locked);
        List<StockLevel> levels =
                skus.stream().map(sku -> StockLevel.of(locked.require(sku))).toList();
        if (key != null) {
            keys.save(key, receipts, levels);
        }
        return levels;
    }

    /** @throws ProblemException if one of the skus is unknown */
    private LockedStock lock(List<Sku> skus) {
        var locked = new LockedStock(stocks.lockAllById(skus));
        String unknown = skus.stream()
                .filter(sku -> locked.find(sku).isEmpty())
                .map(Sku::value)
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw notFound(unknown);
        }
        return locked;
    }

    private void save(LockedStock locked) {
        stocks.saveAllInBatch(locked.items());
        movements.append(locked.changes());
    }

    private static String tooMany(Sku sku) {
        return String.format(Locale.ROOT, "No more than %,d units of %s can be on hand.", StockItem.MAX_ON_HAND, sku);
    }

    private static void throwIfAny(List<String> conflicts) {
        if (!conflicts.isEmpty()) {
            throw ProblemException.conflict(String.join(" ", conflicts));
        }
    }

    public static ProblemException notFound(Sku sku) {
        return notFound(sku.value());
    }

    private static ProblemException notFound(String skus) {
        return ProblemException.notFound("There is no stock of " + skus + ".");
    }
}
