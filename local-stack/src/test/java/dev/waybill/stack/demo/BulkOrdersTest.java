package dev.waybill.stack.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkOrdersTest {
    @Test
    void mostOrdersCompleteAndSomeMeetWithEachKindOfTrouble() {
        var purchases = IntStream.range(0, 300).mapToObj(BulkOrders::purchase).toList();

        assertThat(purchases).contains(DemoScenario.DECLINED.purchase(), DemoScenario.UNDELIVERABLE.purchase());
        assertThat(purchases.stream().filter(DemoScenario.OUT_OF_STOCK.purchase()::equals))
                .hasSize(10);
        assertThat(purchases.stream().filter(purchase -> purchase.quantity() == 1))
                .hasSize(270);
    }

    @Test
    void noArticleOfWhichThereAreAThousandIsSoldOut() {
        var wanted = IntStream.range(0, 3_000)
                .mapToObj(BulkOrders::purchase)
                .collect(groupingBy(DemoOrderRequest::sku, counting()));

        assertThat(wanted).allSatisfy((sku, times) -> assertThat(times).isLessThan(1_000));
    }
}
