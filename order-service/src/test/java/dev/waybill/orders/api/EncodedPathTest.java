package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.testing.security.Who;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths of the mode {@code secure} that can be written in several ways. */
class EncodedPathTest {

    private static SecureService service;

    @BeforeAll
    static void start() {
        service = SecureService.start(Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//operator-actions",
                "/%6Fperator-actions",
                "/operator-actions;jsessionid=1",
                "/operator-actions%3Bjsessionid=1",
                "/operator-actions%2F",
                "/operator-actions%00",
                "/customers/a/personal-data/../../../operator-actions",
                "/customers/..%2F..%2Foperator-actions%2F/personal-data",
                "/customers/%2E%2E/personal-data/%2E%2E/operator-actions",
                "/orders%2F..%2Foperator-actions",
                "/orders%2f..%2foperator-actions",
                "/orders%5C..%5Coperator-actions",
                "/orders%252F..%252Foperator-actions",
                "/orders/../operator-actions",
                "/orders/..%2Foperator-actions",
                "/orders/%2E%2E/operator-actions",
                "/orders/%252E%252E/operator-actions",
                "/orders/..;/operator-actions",
                "/orders/%2E%2E%3B/operator-actions",
                "/actuator/health/../loggers",
                "/actuator/health/..%2Floggers",
                "/actuator/health/%2E%2E/loggers",
                "/actuator/health/..;/loggers",
                "/actuator/health%2F..%2Floggers",
                "/v3/api-docs/%2E%2E/%2E%2E/operator-actions",
                "/swagger-ui/%2E%2E/operator-actions",
                "/swagger-ui/%2E%2E/%2E%2E/application.yaml",
                "/swagger-ui/..%2F..%2Fapplication.yaml",
                "/swagger-ui/..%5C..%5Capplication.yaml",
                "/swagger-ui/%252E%252E%252Fapplication.yaml"
            })
    void noOtherWayToWriteAPathGetsAnybodyPastTheRules(String path) {
        assertThat(get(path, Who.NOBODY).statusCode()).isIn(400, 401, 404);
        assertThat(get(path, Who.CUSTOMER).statusCode()).isIn(400, 403, 404);
    }

    /** Exactly this path, which {@link URI#resolve} would change. */
    private static HttpResponse<String> get(String path, Who who) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.address() + path));
        String token = who.token(service.issuer());
        return SecureService.send(
                (token == null ? request : request.header("Authorization", "Bearer " + token)).build());
    }
}
