package dev.waybill.load.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlotScaleTest {

    @Test
    void ticksAreRoundNumbersUpToAtLeastTheMaximum() {
        assertThat(PlotScale.linear(188).ticks()).containsExactly(0.0, 50.0, 100.0, 150.0, 200.0);
        assertThat(PlotScale.linear(0).ticks()).first().isEqualTo(0.0);
        assertThat(PlotScale.logarithmic(152).ticks()).containsExactly(1.0, 10.0, 100.0, 1_000.0);
    }

    @Test
    void eachNineHasTheSameWidth() {
        var nines = PlotScale.nines();

        assertThat(nines.position(99) - nines.position(90))
                .isCloseTo(nines.position(99.9) - nines.position(99), within(1e-9));
        assertThat(nines.position(0)).isZero();
        assertThat(nines.position(100)).isEqualTo(1);
    }
}
