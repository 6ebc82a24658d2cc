package dev.waybill.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HostNameFilterTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:8081",
                "localhost.",
                "localhost.:8081",
                "127.0.0.1:8081",
                "192.168.1.5",
                "[::1]:8081",
                "[::ffff:127.0.0.1]",
                "order-service:8081",
                "identity.localhost:9000",
                "identity.localhost.:9000",
                "Shop.Example:8081",
                "shop.example.:8081"
            })
    void aRequestToAnAddressOrANameOfTheServiceIsAnswered(@Nullable String host) throws Exception {
        assertThat(status(host)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8081",
                "evil.example.:8081",
                "evil.",
                "evillocalhost.",
                "127.0.0.1.evil.example:8081",
                "localhost.evil.example",
                "my.shop.example"
            })
    void aRequestToTheNameOfAnotherSiteIsForbidden(String host) throws Exception {
        assertThat(status(host)).isEqualTo(403);
    }

    private static int status(@Nullable String host) throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", "/shelf");
        if (host != null) {
            request.addHeader("Host", host);
        }
        var response = new MockHttpServletResponse();
        new HostNameFilter(Set.of("shop.example")).doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
