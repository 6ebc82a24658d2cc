package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventFactsTest {

    private static final OrderId ORDER = new OrderId(new UUID(0, 1));
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void anEventHasOneToAHundredLines() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StockReserved(ORDER, List.of()));
        assertThat(new StockReserved(ORDER, lines(100)).lines()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> new StockReserved(ORDER, lines(101)));
    }

    @Test
    void noSkuStandsInTwoLines() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StockReserved(ORDER, List.of(line("A"), line("A"))))
                .withMessage("lines name a sku twice");
    }

    @Test
    void linesCannotBeChangedAfterwards() {
        var given = new ArrayList<>(lines(1));
        var event = new StockReserved(ORDER, given);
        given.add(line("LATER"));
        assertThat(event.lines()).hasSize(1).isUnmodifiable();
    }

    @Test
    void amountsHaveTheDecimalsOfTheirCurrency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderCompleted(ORDER, new Amount(new BigDecimal("1.0")), EUR));
    }

    @Test
    void aShortageIsLessThanWasAskedFor() {
        assertThat(new Shortage(new Sku("A"), new Quantity(2), 1).available()).isOne();
        assertThatIllegalArgumentException().isThrownBy(() -> new Shortage(new Sku("A"), new Quantity(2), 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Shortage(new Sku("A"), new Quantity(2), -1));
    }

    private static List<LineItem> lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> line("SKU-" + i)).toList();
    }

    private static LineItem line(String sku) {
        return new LineItem(new Sku(sku), new Quantity(1));
    }
}
