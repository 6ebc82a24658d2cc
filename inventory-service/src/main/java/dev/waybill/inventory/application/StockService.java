package dev.waybill.inventory.application;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.LockedStock;
import dev.waybill.inventory.domain.StockItem;
import dev.waybill.inventory.persistence.StockItemRepository;
import dev.waybill.inventory.persistence.StockMovementRepository;
import dev.waybill.web.ProblemException;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of the stock by operators, one transaction each. */
@Service
public class StockService {

    private final StockItemRepository stocks;
    private final StockMovementRepository movements;

    StockService(StockItemRepository stocks, StockMovementRepository movements) {
        this.stocks = stocks;
        this.movements = movements;
    }

    public record CountResult(StockItem stock, boolean isNew) {}

    /** Sets the units on hand to the counted number and creates the stock if the sku is unknown. */
    @Transactional
    public CountResult count(Sku sku, int onHand) {
        boolean isNew = stocks.createIfAbsent(sku) == 1;
        LockedStock locked = lock(sku);
        int reserved = require(locked, sku).reserved();
        if (onHand < reserved) {
            throw ProblemException.conflict(
                    "There cannot be fewer units of %s on hand than are reserved: %d.".formatted(sku, reserved));
        }
        StockItem counted = locked.count(sku, onHand);
        save(locked);
        return new CountResult(counted, isNew);
    }

    @Transactional
    public StockItem receive(Sku sku, int quantity) {
        LockedStock locked = lock(sku);
        if (require(locked, sku).onHand() > StockItem.MAX_ON_HAND - quantity) {
            throw ProblemException.conflict(
                    "No more than %,d units of a sku can be on hand.".formatted(StockItem.MAX_ON_HAND));
        }
        StockItem received = locked.receive(sku, quantity);
        save(locked);
        return received;
    }

    private LockedStock lock(Sku sku) {
        return new LockedStock(stocks.lockAllById(List.of(sku)));
    }

    private void save(LockedStock locked) {
        stocks.saveAllInBatch(locked.items());
        movements.append(locked.changes());
    }

    private static StockItem require(LockedStock locked, Sku sku) {
        return locked.find(sku).orElseThrow(() -> notFound(sku));
    }

    public static ProblemException notFound(Sku sku) {
        return ProblemException.notFound("There is no stock of " + sku + ".");
    }
}
