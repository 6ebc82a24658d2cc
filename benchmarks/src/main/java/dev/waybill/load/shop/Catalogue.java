package dev.waybill.load.shop;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the generator sells, apart from the demo's products: so many articles of which there is always enough, and a few
 * that are sold out.
 */
public record Catalogue(int size) {

    private static final String ARTICLE = "LOAD-";
    private static final String SOLD_OUT = "LOAD-SOLD-OUT-";
    private static final int SOLD_OUTS = 20;
    private static final int PLENTY = 500_000_000;

    /** The most popular first. */
    List<String> articles() {
        return IntStream.range(0, size).mapToObj((ARTICLE + "%05d")::formatted).toList();
    }

    List<String> soldOut() {
        return IntStream.range(0, SOLD_OUTS)
                .mapToObj((SOLD_OUT + "%02d")::formatted)
                .toList();
    }

    List<String> everything() {
        return Stream.concat(soldOut().stream(), articles().stream()).toList();
    }

    /** The same price whenever it is asked for, from 1.00 to 100.00. */
    String product(String sku) {
        var price = BigDecimal.valueOf(new SplittableRandom(sku.hashCode()).nextInt(100, 10_001), 2);
        return "{\"name\": \"Article %s\", \"unitPrice\": \"%s\", \"currency\": \"EUR\", \"active\": true}"
                .formatted(sku, price);
    }

    String stock(String sku) {
        return "{\"onHand\": %d}".formatted(sku.startsWith(SOLD_OUT) ? 0 : PLENTY);
    }
}
