package dev.waybill.load.workload;

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

class RequestGeneratorTest {

    private static final int MANY = 20_000;
    private static final Workload WORKLOAD = new Workload(1_000, 1, 5, 500, 0.1, 0.05, 0.02, 0.01, true);
    private static final List<GeneratedOrder> GENERATED = LongStream.range(0, MANY)
            .mapToObj(new RequestGenerator("run", WORKLOAD)::order)
            .toList();
    private static final List<JsonNode> ORDERS = GENERATED.stream()
            .map(order -> new JsonMapper().readTree(order.body()))
            .toList();

    @Test
    void aRepeatedRunHasTheSameOrders() {
        assertThat(new RequestGenerator("run", WORKLOAD).order(7).body())
                .isEqualTo(GENERATED.get(7).body());
    }

    @Test
    void everyOrderHasItsOwnKey() {
        assertThat(GENERATED)
                .extracting(GeneratedOrder::key)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(new RequestGenerator("other", WORKLOAD).order(7).key())
                .as("the key of another run's order")
                .isNotEqualTo(GENERATED.get(7).key());
    }

    @Test
    void keysCanBeLeftOut() {
        var unkeyed = new Workload(1_000, 1, 5, 500, 0.1, 0.05, 0.02, 0.01, false);

        assertThat(new RequestGenerator("run", unkeyed).order(7).key()).isNull();
    }

    @Test
    void anOrderHasOneToFiveLinesUniformlyDistributed() {
        Map<Integer, Long> sizes =
                ORDERS.stream().collect(groupingBy(order -> order.path("lines").size(), counting()));

        assertThat(sizes).containsOnlyKeys(1, 2, 3, 4, 5);
        assertThat(sizes.values()).allSatisfy(count -> assertThat(count).isCloseTo(MANY / 5, within(400L)));
    }

    @Test
    void anOrderHasNoArticleTwice() {
        assertThat(ORDERS)
                .allSatisfy(order -> assertThat(order.path("lines")
                                .valueStream()
                                .map(line -> line.path("sku").asString()))
                        .doesNotHaveDuplicates());
    }

    @Test
    void sharesAreThoseOfTheWorkload() {
        assertThat(share(order -> order.path("paymentMethod").asString().contains("Declined")))
                .isCloseTo(0.1, within(0.01));
        assertThat(share(order -> order.path("paymentMethod").asString().contains("captureFails")))
                .isCloseTo(0.01, within(0.005));
        assertThat(share(order -> order.path("lines").toString().contains("SOLD-OUT")))
                .isCloseTo(0.05, within(0.01));
        assertThat(GENERATED.stream().filter(GeneratedOrder::cancelled).count() / (double) MANY)
                .isCloseTo(0.02, within(0.01));
        assertThat(GENERATED.stream().map(GeneratedOrder::customer).collect(Collectors.toSet()))
                .hasSize(500);
    }

    @Test
    void popularityFollowsZipfsLaw() {
        var sampler = new ZipfSampler(10_000, 1);
        var random = new SplittableRandom(1);
        Map<Integer, Long> asked =
                IntStream.range(0, 100_000).boxed().collect(groupingBy(i -> sampler.sample(random), counting()));

        assertThat(asked.getOrDefault(0, 0L)).isCloseTo(10_217, within(400L));
        assertThat(asked.getOrDefault(9, 0L)).isCloseTo(1_022, within(150L));
        assertThat(asked.keySet()).allMatch(article -> 0 <= article && article < 10_000);
    }

    private static double share(Predicate<JsonNode> kind) {
        return ORDERS.stream().filter(kind).count() / (double) MANY;
    }
}
