package dev.waybill.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.context.support.GenericWebApplicationContext;

class SecurityModeTest {

    private static final AtomicInteger BEANS = new AtomicInteger();

    @Configuration(proxyBeanMethods = false)
    static class Application {

        @Bean
        Integer counted() {
            return BEANS.incrementAndGet();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "closed"})
    void withoutAModeNothingStartsAndTheReasonSaysWhatToSet(String mode) {
        int before = BEANS.get();

        assertThatExceptionOfType(SecuritySettingException.class)
                .isThrownBy(() -> start(WebApplicationType.SERVLET, mode).close())
                .withMessageStartingWith(
                        "Set WAYBILL_SECURITY_MODE (or the property waybill.security.mode) to secure, or");
        assertThat(BEANS).hasValue(before);
    }

    @ParameterizedTest
    @CsvSource({"open, always", "Secure, when-authorized"})
    void theModeDecidesWhoSeesTheDetailsOfHealth(String mode, String details) {
        try (var context = start(WebApplicationType.SERVLET, mode)) {
            assertThat(context.getEnvironment().getProperty("management.endpoint.health.show-details"))
                    .isEqualTo(details);
        }
    }

    @Test
    void whatServesNobodyNeedsNoMode() {
        try (var context = start(WebApplicationType.NONE, "")) {
            assertThat(context.isRunning()).isTrue();
        }
    }

    private static ConfigurableApplicationContext start(WebApplicationType type, String mode) {
        return new SpringApplicationBuilder(Application.class)
                .web(type)
                .contextFactory(_ -> type == WebApplicationType.NONE
                        ? new GenericApplicationContext()
                        : new GenericWebApplicationContext())
                .run("--waybill.security.mode=" + mode, "--logging.level.root=off");
    }
}
