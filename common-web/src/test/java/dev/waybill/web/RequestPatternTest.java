package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestPatternTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /orders, true",
        "POST, /%6Frders, true",
        "POST, /orders;a=b, true",
        "GET, /orders, false",
        "POST, /orders/, false",
        "POST, /orders/1, false",
        "POST, /ordersx, false",
    })
    void aRequestMatchesIfSpringMapsItToTheSameController(String method, String uri, boolean matches) {
        var request = new MockHttpServletRequest(method, uri);
        assertThat(RequestPattern.of("POST", "/orders").matches(request)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator, true",
        "/actuator/health/liveness, true",
        "/%61ctuator/health, true",
        "/actuators, false",
        "/orders/actuator, false",
    })
    void aPatternMayBeOfAnyMethodAndCoverAllBelowAPath(String uri, boolean matches) {
        var request = new MockHttpServletRequest("GET", uri);
        assertThat(RequestPattern.of("/actuator/**").matches(request)).isEqualTo(matches);
    }
}
