package dev.waybill.inventory.messaging;

import static dev.waybill.inventory.domain.ASample.MUG;
import static dev.waybill.inventory.domain.ASample.POSTER;
import static dev.waybill.inventory.domain.ASample.line;
import static dev.waybill.inventory.messaging.TestInventory.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.StockCommitted;
import dev.waybill.events.StockRestocked;
import dev.waybill.inventory.domain.ASample;
import dev.waybill.inventory.domain.State;
import dev.waybill.inventory.domain.Stock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestockingTest {

    private static final List<LineItem> LINES = List.of(line(MUG, 2), line(POSTER, 1));
    private static final List<LineItem> ONE_MUG = List.of(line(MUG, 1));

    private final TestInventory inventory = new TestInventory();
    private final OrderId order = ASample.order();
    private final ReturnId id = ASample.returnId();

    @BeforeEach
    void sell() {
        inventory.database.receive(MUG, 10);
        inventory.database.receive(POSTER, 10);
        inventory.hear(received(order, new Fact.Placed(LINES)), received(order, new Fact.Dispatched()));
    }

    @AfterEach
    void close() {
        inventory.close();
    }

    @Test
    void unitsThatComeBackAreInStockAgain() {
        var arrived = received(order, new Fact.Returned(id, ONE_MUG));
        inventory.hear(arrived);

        var told = inventory.told.of(order).getLast();
        assertThat(told.event()).isEqualTo(new StockRestocked(order, id, ONE_MUG));
        assertThat(told.envelope().sequence()).isEqualTo(3);
        assertThat(told.envelope().causationId()).isEqualTo(arrived.envelope().id());
        assertThat(inventory.database.stock(MUG)).isEqualTo(new Stock(MUG, 9, 0));
        assertThat(inventory.database.moved(MUG, "returned")).isEqualTo(1);
        assertThat(inventory.reservation(order).state()).isEqualTo(State.COMMITTED);
    }

    @Test
    void aReturnCountsOnceInOneBatchAndLater() {
        var returned = new Fact.Returned(id, ONE_MUG);
        inventory.hear(received(order, returned), received(order, returned));
        inventory.hear(received(order, returned));

        assertThat(inventory.told.of(order)).hasSize(3);
        assertThat(inventory.database.stock(MUG)).isEqualTo(new Stock(MUG, 9, 0));
    }

    @Test
    void anOrderMayComeBackInParts() {
        inventory.hear(
                received(order, new Fact.Returned(id, ONE_MUG)),
                received(order, new Fact.Returned(ASample.returnId(), ONE_MUG)));
        inventory.hear(received(order, new Fact.Returned(ASample.returnId(), List.of(line(POSTER, 1)))));

        assertThat(inventory.database.stock(MUG)).isEqualTo(new Stock(MUG, 10, 0));
        assertThat(inventory.database.stock(POSTER)).isEqualTo(new Stock(POSTER, 10, 0));
    }

    @Test
    void moreThanHadLeftNeverComesBack() {
        inventory.hear(received(order, new Fact.Returned(id, List.of(line(MUG, 2)))));

        assertThatIllegalStateException()
                .isThrownBy(() -> inventory.hear(received(order, new Fact.Returned(ASample.returnId(), ONE_MUG))));
        assertThatIllegalStateException()
                .isThrownBy(() -> inventory.hear(
                        received(order, new Fact.Returned(ASample.returnId(), List.of(line(POSTER, 2))))));
        assertThat(inventory.database.stock(MUG)).isEqualTo(new Stock(MUG, 10, 0));
        assertThat(inventory.database.stock(POSTER)).isEqualTo(new Stock(POSTER, 9, 0));
    }

    @Test
    void whatComesBackHasLeftThoughItsDispatchWasLost() {
        OrderId other = ASample.order();
        inventory.hear(received(other, new Fact.Placed(LINES)));
        inventory.hear(received(other, new Fact.Returned(id, ONE_MUG)), received(other, new Fact.Dispatched()));

        assertThat(inventory.told.eventsOf(other))
                .endsWith(new StockCommitted(other, LINES), new StockRestocked(other, id, ONE_MUG));
        assertThat(inventory.database.stock(MUG)).isEqualTo(new Stock(MUG, 7, 0));
    }

    @Test
    void whatNeverLeftDoesNotComeBack() {
        OrderId cancelled = ASample.order();
        inventory.hear(received(cancelled, new Fact.Placed(LINES)), received(cancelled, new Fact.Cancelled()));
        inventory.hear(received(cancelled, new Fact.Returned(id, ONE_MUG)));

        assertThat(inventory.database.stock(MUG)).isEqualTo(new Stock(MUG, 8, 0));
        assertThat(inventory.database.moved(MUG, "returned")).isZero();
    }
}
