package dev.waybill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceEnvironmentTest {
    @ParameterizedTest
    @CsvSource({
        "ORDER_SERVICE, orders",
        "PAYMENT_SERVICE, payments",
        "INVENTORY_SERVICE, inventory",
        "SHIPPING_SERVICE, shipping"
    })
    void eachServiceKnowsItsOwnDatabaseOnly(Component service, String database) {
        var variables = environment(StackSettings.defaults()).of(service);

        assertThat(variables)
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:15432/" + database)
                .containsEntry("SPRING_DATASOURCE_USERNAME", database)
                .containsEntry("WAYBILL_RELAY_USERNAME", database + "_relay")
                .containsEntry("WAYBILL_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19092")
                .containsEntry("SERVER_PORT", Integer.toString(service.defaultPort()));
    }

    @Test
    void anOpenStackSaysSoToEveryProcessAndHasNoIssuer() {
        for (var part : List.of(Component.ORDER_SERVICE, Component.CONSOLE)) {
            assertThat(environment(StackSettings.defaults()).of(part))
                    .containsEntry("WAYBILL_SECURITY_MODE", "open")
                    .allSatisfy((name, _) -> assertThat(name).doesNotContain("OAUTH2"));
        }
    }

    @Test
    void onlyPaymentReachesTheGateway() {
        var environment = environment(StackSettings.defaults());

        assertThat(environment.of(Component.PAYMENT_SERVICE))
                .containsEntry("WAYBILL_PAYMENTS_GATEWAY", "simulator")
                .containsKey("WAYBILL_GATEWAY_PASSWORD");
        assertThat(environment.of(Component.ORDER_SERVICE)).doesNotContainKey("WAYBILL_GATEWAY_PASSWORD");
    }

    @Test
    void theConsoleKnowsTheServicesAndNoDatabase() {
        var settings = StackSettings.defaults().with(Map.of("WAYBILL_ORDER_PORT", "9081"));

        assertThat(environment(settings).of(Component.CONSOLE))
                .containsEntry("SERVER_PORT", "8080")
                .containsEntry("SERVER_ADDRESS", "127.0.0.1")
                .containsEntry("WAYBILL_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19092")
                .containsEntry("WAYBILL_CONSOLE_SERVICES_ORDERS", "http://127.0.0.1:9081")
                .containsEntry("WAYBILL_CONSOLE_SERVICES_SHIPPING", "http://127.0.0.1:8084")
                .allSatisfy((name, _) -> assertThat(name).doesNotStartWith("SPRING_DATASOURCE"));
    }

    @Test
    void shippingUsesTheSimulatedCarrierByDefault() {
        assertThat(environment(StackSettings.defaults()).of(Component.SHIPPING_SERVICE))
                .containsEntry("WAYBILL_SHIPPING_CARRIER", "simulator");
        var settings = StackSettings.defaults().with(Map.of("WAYBILL_SHIPPING_CARRIER", "other"));
        assertThat(environment(settings).of(Component.SHIPPING_SERVICE))
                .containsEntry("WAYBILL_SHIPPING_CARRIER", "other");
    }

    @ParameterizedTest
    @EnumSource(
            value = Component.class,
            names = {"POSTGRES", "KAFKA", "CONSOLE", "IDENTITY"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobodyHasToLogInUnlessTheSettingsSaySo(Component part) {
        var secure = StackSettings.defaults().with(Map.of("WAYBILL_SECURITY_MODE", "secure"));

        assertThat(environment(StackSettings.defaults()).of(part)).containsEntry("WAYBILL_SECURITY_MODE", "open");
        assertThat(environment(secure).of(part)).containsEntry("WAYBILL_SECURITY_MODE", "secure");
    }

    @Test
    void settingsReachTheServicesButDoNotMoveTheirAddresses() {
        var settings = StackSettings.defaults()
                .with(Map.of("WAYBILL_DEMO_DATA", "false", "WAYBILL_KAFKA_BOOTSTRAP_SERVERS", "elsewhere:9092"));

        assertThat(environment(settings).of(Component.ORDER_SERVICE))
                .containsEntry("WAYBILL_DEMO_DATA", "false")
                .containsEntry("WAYBILL_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19092");
    }

    private static ServiceEnvironment environment(StackSettings settings) {
        return new ServiceEnvironment(settings, new Layout(Path.of("/project"), Path.of("/project/.waybill")));
    }
}
