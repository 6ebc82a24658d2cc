package dev.waybill.inventory.application;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.LockedStock;
import dev.waybill.inventory.domain.Stock;
import dev.waybill.inventory.domain.StockRepository;
import dev.waybill.web.ConflictException;
import dev.waybill.web.NotFoundException;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes of the stock by operators, one transaction each. */
@Service
public class StockService {

    private final StockRepository stocks;
    private final TransactionTemplate transaction;

    StockService(StockRepository stocks, TransactionTemplate transaction) {
        this.stocks = stocks;
        this.transaction = transaction;
    }

    public record CountResult(Stock stock, boolean isNew) {}

    /** Sets the units on hand to the counted number and creates the stock if the sku is unknown. */
    public CountResult count(Sku sku, int onHand) {
        return transaction.execute(_ -> {
            boolean isNew = stocks.createIfAbsent(sku);
            LockedStock locked = stocks.lock(Set.of(sku));
            int reserved = require(locked, sku).reserved();
            if (onHand < reserved) {
                throw new ConflictException(
                        "There cannot be fewer units of %s on hand than are reserved: %d.".formatted(sku, reserved));
            }
            Stock counted = locked.count(sku, onHand);
            stocks.save(locked);
            return new CountResult(counted, isNew);
        });
    }

    public Stock receive(Sku sku, int quantity) {
        return transaction.execute(_ -> {
            LockedStock locked = stocks.lock(Set.of(sku));
            if (require(locked, sku).onHand() > Stock.MAX_ON_HAND - quantity) {
                throw new ConflictException(
                        "No more than %,d units of a sku can be on hand.".formatted(Stock.MAX_ON_HAND));
            }
            Stock received = locked.receive(sku, quantity);
            stocks.save(locked);
            return received;
        });
    }

    private static Stock require(LockedStock locked, Sku sku) {
        return locked.find(sku).orElseThrow(() -> notFound(sku));
    }

    public static NotFoundException notFound(Sku sku) {
        return new NotFoundException("There is no stock of " + sku + ".");
    }
}
