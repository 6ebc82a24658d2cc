package dev.waybill.load.shop;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CustomersTest {

    private static final int MANY = 20_000;
    private static final Mix MIX = new Mix(1_000, 1, 5, 500, 0.1, 0.05, 0.02, 0.01, 0.5);
    private static final List<Wish> WISHES =
            LongStream.range(0, MANY).mapToObj(new Customers("run", MIX)::wish).toList();
    private static final List<JsonNode> ORDERS =
            WISHES.stream().map(wish -> new JsonMapper().readTree(wish.body())).toList();

    @Test
    void aRunCanBeRepeated() {
        assertThat(new Customers("run", MIX).wish(7).body())
                .isEqualTo(WISHES.get(7).body());
    }

    @Test
    void anOrderHasOneToFiveLinesEachAsOften() {
        Map<Integer, Long> sizes =
                ORDERS.stream().collect(groupingBy(order -> order.path("lines").size(), counting()));

        assertThat(sizes).containsOnlyKeys(1, 2, 3, 4, 5);
        assertThat(sizes.values()).allSatisfy(count -> assertThat(count).isCloseTo(MANY / 5, within(400L)));
    }

    @Test
    void noArticleIsInAnOrderTwice() {
        assertThat(ORDERS)
                .allSatisfy(order -> assertThat(order.path("lines")
                                .valueStream()
                                .map(line -> line.path("sku").asString()))
                        .doesNotHaveDuplicates());
    }

    @Test
    void sharesAreAsTheMixSays() {
        assertThat(share(order -> order.path("paymentMethod").asString().contains("Declined")))
                .isCloseTo(0.1, within(0.01));
        assertThat(share(order -> order.path("paymentMethod").asString().contains("captureFails")))
                .isCloseTo(0.01, within(0.005));
        assertThat(share(order -> order.path("lines").toString().contains("SOLD-OUT")))
                .isCloseTo(0.05, within(0.01));
        assertThat(WISHES.stream().filter(Wish::regretted).count() / (double) MANY)
                .isCloseTo(0.02, within(0.01));
        assertThat(WISHES.stream().filter(wish -> !wish.key().isEmpty()).count() / (double) MANY)
                .isCloseTo(0.5, within(0.02));
        assertThat(WISHES.stream().map(Wish::customer).collect(Collectors.toSet()))
                .hasSize(500);
    }

    @Test
    void popularityFollowsZipfsLaw() {
        var popularity = new Popularity(10_000, 1);
        var random = new SplittableRandom(1);
        Map<Integer, Long> asked =
                IntStream.range(0, 100_000).boxed().collect(groupingBy(i -> popularity.pick(random), counting()));

        assertThat(asked.getOrDefault(0, 0L)).isCloseTo(10_217, within(400L));
        assertThat(asked.getOrDefault(9, 0L)).isCloseTo(1_022, within(150L));
        assertThat(asked.keySet()).allMatch(article -> 0 <= article && article < 10_000);
    }

    private static double share(Predicate<JsonNode> kind) {
        return ORDERS.stream().filter(kind).count() / (double) MANY;
    }
}
