package dev.waybill.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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

    @ParameterizedTest
    @CsvSource({"' Open', open", "'secure\n', secure", "SECURE, secure"})
    void whateverReadsTheModeFindsOneSpelling(String given, String mode) {
        try (var context = start(WebApplicationType.SERVLET, given)) {
            assertThat(context.getEnvironment().getProperty("waybill.security.mode"))
                    .isEqualTo(mode);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "open, , 127.0.0.1",
        "open, --waybill.bind-address=127.0.0.2, 127.0.0.2",
        "open, --server.address=0.0.0.0, 0.0.0.0",
        "secure, , "
    })
    void anOpenServiceListensOnLoopbackUnlessItIsSetOtherwise(String mode, String setting, String address) {
        try (var context = start(WebApplicationType.SERVLET, mode, setting)) {
            assertThat(context.getEnvironment().getProperty("server.address")).isEqualTo(address);
        }
    }

    @ParameterizedTest
    @CsvSource({"--management.server.port=9999, 127.0.0.1", ", "})
    void aManagementPortOfItsOwnListensOnTheSameAddress(String setting, String address) {
        try (var context = start(WebApplicationType.SERVLET, "open", setting)) {
            assertThat(context.getEnvironment().getProperty("management.server.address"))
                    .isEqualTo(address);
        }
    }

    @Test
    void whatServesNobodyNeedsNoMode() {
        try (var context = start(WebApplicationType.NONE, "")) {
            assertThat(context.isRunning()).isTrue();
        }
    }

    private static ConfigurableApplicationContext start(WebApplicationType type, String mode, String... more) {
        var arguments = new ArrayList<>(List.of("--waybill.security.mode=" + mode, "--logging.level.root=off"));
        Stream.of(more).filter(Objects::nonNull).forEach(arguments::add);
        return new SpringApplicationBuilder(Application.class)
                .web(type)
                .contextFactory(_ -> type == WebApplicationType.NONE
                        ? new GenericApplicationContext()
                        : new GenericWebApplicationContext())
                .run(arguments.toArray(String[]::new));
    }
}
