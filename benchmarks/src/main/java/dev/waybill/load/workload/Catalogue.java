package dev.waybill.load.workload;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The products of the load generator, separate from those of the demo: articles that are always in stock, and a few
 * that are sold out.
 */
public record Catalogue(int size) {

    private static final String ARTICLE = "LOAD-";
    private static final String SOLD_OUT = "LOAD-SOLD-OUT-";
    private static final int SOLD_OUT_COUNT = 20;
    private static final int STOCK = 500_000_000;

    /** The most popular first. */
    List<String> articles() {
        return skus(ARTICLE + "%05d", size);
    }

    List<String> soldOut() {
        return skus(SOLD_OUT + "%02d", SOLD_OUT_COUNT);
    }

    private static List<String> skus(String format, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> String.format(Locale.ROOT, format, number))
                .toList();
    }

    List<String> all() {
        return Stream.concat(soldOut().stream(), articles().stream()).toList();
    }

    /** The product as JSON. Its price is from 1.00 to 100.00 and depends on the SKU only. */
    String product(String sku) {
        var price = BigDecimal.valueOf(new SplittableRandom(sku.hashCode()).nextInt(100, 10_001), 2);
        return "{\"name\": \"Article %s\", \"unitPrice\": \"%s\", \"currency\": \"EUR\", \"active\": true}"
                .formatted(sku, price);
    }

    String stock(String sku) {
        return "{\"onHand\": %s}".formatted(sku.startsWith(SOLD_OUT) ? 0 : STOCK);
    }
}
