package dev.waybill.load.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaleTest {

    @Test
    void ticksAreRoundAndReachTheGreatestValue() {
        assertThat(Scale.Linear.upTo(188).ticks()).containsExactly(0.0, 50.0, 100.0, 150.0, 200.0);
        assertThat(Scale.Linear.upTo(0).ticks()).first().isEqualTo(0.0);
        assertThat(Scale.Logarithmic.upTo(152).ticks()).containsExactly(1.0, 10.0, 100.0, 1_000.0);
    }

    @Test
    void eachNineIsAsWideAsTheOneBefore() {
        var nines = new Scale.Nines();

        assertThat(nines.place(99) - nines.place(90)).isCloseTo(nines.place(99.9) - nines.place(99), within(1e-9));
        assertThat(nines.place(0)).isZero();
        assertThat(nines.place(100)).isEqualTo(1);
    }
}
