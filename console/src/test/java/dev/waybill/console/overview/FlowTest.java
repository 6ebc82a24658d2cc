package dev.waybill.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowTest {

    private static final String INSTANCE = """
            process_start_time_seconds %s.0
            waybill_saga_started_total %s.0
            """;

    private final Flow.History history = new Flow.History();

    @Test
    void ratesAreOfTheLastMinute() {
        assertThat(placedPerSecond(1_000, INSTANCE.formatted(900, 500))).isEqualTo(5);
        assertThat(placedPerSecond(1_010, INSTANCE.formatted(900, 520))).isEqualTo(2);
    }

    @Test
    void anInstanceThatDidNotAnswerOnceDoesNotCountAsGrowth() {
        var both = INSTANCE.formatted(900, 500) + INSTANCE.formatted(800, 9_000);
        placedPerSecond(1_000, both);
        placedPerSecond(1_005, INSTANCE.formatted(900, 505));

        placedPerSecond(1_010, both);

        assertThat(history.points()).isEmpty();
    }

    @Test
    void anInstanceThatHasStartedAgainBeginsAnotherHistory() {
        placedPerSecond(1_000, INSTANCE.formatted(900, 500));

        assertThat(placedPerSecond(1_010, INSTANCE.formatted(1_005, 10))).isEqualTo(2);
    }

    private double placedPerSecond(double time, String page) {
        var parsed = MetricsPage.parse(page);
        var start = Flow.atStart(parsed.named("process_start_time_seconds")
                .mapToDouble(MetricsPage.Sample::value)
                .min()
                .orElseThrow());
        return history.add(Flow.of(parsed, time), start).placed();
    }
}
