package dev.waybill.stack.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrandsTest {
    @Test
    void mostOrdersCompleteAndSomeMeetWithEachKindOfTrouble() {
        var purchases = IntStream.range(0, 300).mapToObj(Errands::purchase).toList();

        assertThat(purchases).contains(Ending.DECLINED.purchase(), Ending.UNDELIVERABLE.purchase());
        assertThat(purchases.stream().filter(Ending.OUT_OF_STOCK.purchase()::equals))
                .hasSize(10);
        assertThat(purchases.stream().filter(purchase -> purchase.quantity() == 1))
                .hasSize(270);
    }

    @Test
    void noArticleOfWhichThereAreAThousandIsSoldOut() {
        var wanted =
                IntStream.range(0, 3_000).mapToObj(Errands::purchase).collect(groupingBy(Purchase::sku, counting()));

        assertThat(wanted).allSatisfy((sku, times) -> assertThat(times).isLessThan(1_000));
    }
}
