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

class EventTest {

    private static final OrderId ORDER = new OrderId(new UUID(0, 1));
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void anEventHasAtLeastOneLine() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StockReserved(ORDER, List.of()));
        assertThat(new StockReserved(ORDER, lines(1)).lines()).hasSize(1);
    }

    /** The limits of today belong to whoever creates an event: loosening one must not break a reader of today. */
    @Test
    void aReaderAcceptsMoreThanMayBeCreatedToday() {
        assertThat(new StockReserved(ORDER, lines(101)).lines()).hasSize(101);
        assertThat(new Quantity(10_000).units()).isEqualTo(10_000);
        assertThat(new CustomerId("c".repeat(101)).value()).hasSize(101);
        assertThat(new PaymentMethod("p".repeat(101)).value()).hasSize(101);
        assertThat(new Carrier("c".repeat(101)).value()).hasSize(101);
        assertThat(new TrackingNumber("t".repeat(101)).value()).hasSize(101);
        assertThat(new PaymentReference("r".repeat(101)).value()).hasSize(101);
        assertThat(new ReasonCode("c".repeat(65)).value()).hasSize(65);
        assertThat(new Sku("S".repeat(65)).value()).hasSize(65);
        assertThat(new Amount(new BigDecimal("12345678901234567.00"))).hasToString("12345678901234567.00");
        assertThat(new Address("n".repeat(201), "s".repeat(201), "c".repeat(201), "p".repeat(21), "XK"))
                .hasToString("Address in XK");
        assertThat(new Shortage(new Sku("A"), new Quantity(2), 2).available()).isEqualTo(2);
    }

    @Test
    void noSkuIsInTwoLines() {
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
    void whatIsAvailableIsNotNegative() {
        assertThat(new Shortage(new Sku("A"), new Quantity(2), 0).available()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new Shortage(new Sku("A"), new Quantity(2), -1));
    }

    private static List<LineItem> lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> line("SKU-" + i)).toList();
    }

    private static LineItem line(String sku) {
        return new LineItem(new Sku(sku), new Quantity(1));
    }
}
