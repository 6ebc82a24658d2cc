package dev.waybill.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerChoiceTest {

    @Test
    void whatIsChosenIsNotLookedFor() {
        assertThat(ServerChoice.inContainers("containers")).isTrue();
        assertThat(ServerChoice.inContainers("embedded")).isFalse();
    }

    @Test
    void anUnknownChoiceIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> ServerChoice.inContainers("both"))
                .hasMessage("waybill.test.servers must be containers, embedded or auto, not both");
    }
}
