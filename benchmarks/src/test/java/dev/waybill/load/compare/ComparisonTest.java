package dev.waybill.load.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.load.page.Reports;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void mediansAreComparedAndRoundsShowHowSureThatIs() {
        Comparison completed = Objects.requireNonNull(Comparison.of(
                        List.of(Reports.completing(100), Reports.completing(200), Reports.completing(100)),
                        List.of(Reports.completing(110), Reports.completing(180), Reports.completing(120)))
                .get(Figure.COMPLETED));

        assertThat(completed.first()).isEqualTo(100);
        assertThat(completed.second()).isEqualTo(120);
        assertThat(completed.ratio()).isCloseTo(1.2, within(1e-9));
        assertThat(completed.least()).isCloseTo(0.9, within(1e-9));
        assertThat(completed.greatest()).isCloseTo(1.2, within(1e-9));
    }
}
