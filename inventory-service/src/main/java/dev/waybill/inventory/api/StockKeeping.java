package dev.waybill.inventory.api;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.Stock;
import dev.waybill.inventory.domain.StockRoom;
import dev.waybill.inventory.domain.Stocks;
import dev.waybill.web.ConflictException;
import dev.waybill.web.NotFoundException;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do to the stock, one transaction each. */
@Service
class StockKeeping {

    private final Stocks stocks;
    private final TransactionTemplate transaction;

    StockKeeping(Stocks stocks, TransactionTemplate transaction) {
        this.stocks = stocks;
        this.transaction = transaction;
    }

    record Counted(Stock stock, boolean isNew) {}

    /** Takes what was found for true, whether or not the sku was known. */
    Counted count(Sku sku, int found) {
        return transaction.execute(_ -> {
            boolean isNew = stocks.open(sku);
            StockRoom room = stocks.lock(Set.of(sku));
            int reserved = known(room, sku).reserved();
            if (found < reserved) {
                throw new ConflictException(
                        "There cannot be fewer units of %s on hand than are reserved: %d.".formatted(sku, reserved));
            }
            Stock counted = room.count(sku, found);
            stocks.save(room);
            return new Counted(counted, isNew);
        });
    }

    Stock receive(Sku sku, int units) {
        return transaction.execute(_ -> {
            StockRoom room = stocks.lock(Set.of(sku));
            if (known(room, sku).onHand() > Stock.MOST_ON_HAND - units) {
                throw new ConflictException(
                        "No more than %,d units of a sku can be on hand.".formatted(Stock.MOST_ON_HAND));
            }
            Stock received = room.receive(sku, units);
            stocks.save(room);
            return received;
        });
    }

    private static Stock known(StockRoom room, Sku sku) {
        return room.find(sku).orElseThrow(() -> unknown(sku));
    }

    static NotFoundException unknown(Sku sku) {
        return new NotFoundException("There is no stock of " + sku + ".");
    }
}
