package dev.waybill.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class NetworkExposureTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void thisMachineAloneNeedsNoPermission(String address) {
        assertThat(new NetworkExposure(address, "").health().getDetails()).doesNotContainKey("warning");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void noAddressIsEveryAddress(String address) {
        assertThatExceptionOfType(SecuritySettingException.class)
                .isThrownBy(() -> new NetworkExposure(address, ""))
                .withMessageContaining("0.0.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.5"})
    void anotherAddressNeedsPermissionAndIsShownInHealth(String address) {
        for (String allowed : new String[] {"", "no", "true"}) {
            assertThatExceptionOfType(SecuritySettingException.class)
                    .isThrownBy(() -> new NetworkExposure(address, allowed))
                    .withMessageStartingWith("Set WAYBILL_ALLOW_OPEN_ON_NETWORK ")
                    .withMessageContaining("to yes")
                    .withMessageContaining(address);
        }
        Health health = new NetworkExposure(address, "yes").health();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsKey("warning");
    }
}
