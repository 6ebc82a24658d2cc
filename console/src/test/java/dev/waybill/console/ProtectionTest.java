package dev.waybill.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as a browser would send them on behalf of other sites; raw, because clients do not let one set the host. */
class ProtectionTest {

    private final ConsoleFixture console = ConsoleFixture.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:9999",
                "127.0.0.1",
                "[::1]:8080",
                "LOCALHOST",
                "localhost.",
                "localhost.:80"
            })
    void itsOwnNamesAreServed(String host) throws IOException {
        assertThat(send("GET /css/console.css", host, "")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attacker.example",
                "attacker.example.",
                "localhost.attacker.example",
                "127.0.0.1.attacker.example:8080",
                "10.0.0.1"
            })
    void anotherNameIsRefused(String host) throws IOException {
        assertThat(send("GET /", host, "")).startsWith("HTTP/1.1 421").contains("WAYBILL_CONSOLE_NAMES");
        assertThat(send("GET /actuator/prometheus", host, "")).startsWith("HTTP/1.1 421");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin: http://attacker.example",
        "Origin: http://localhost:9999",
        "Origin: null",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site"
    })
    void anActionFromAPageOfAnotherOriginIsRefused(String header) throws IOException {
        assertThat(send("POST /orders/1/cancellation", "localhost:8080", header + "\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("another site");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "localhost.:8080"})
    void anActionWithoutTheTokenOfItsFormIsRefusedAndThePageSaysWhatToDo(String host) throws IOException {
        assertThat(send("POST /orders/1/cancellation", host, "Origin: http://" + host + "\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("nothing was done", "try again");
        assertThat(console.services().actions()).isEmpty();
    }

    @Test
    void noInlineScriptNoFrameAndNoGuessingOfTypes() throws IOException {
        assertThat(send("GET /", "localhost:8080", ""))
                .contains(
                        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';",
                        "frame-ancestors 'none'",
                        "X-Content-Type-Options: nosniff",
                        "X-Frame-Options: DENY",
                        "Referrer-Policy: same-origin")
                .doesNotContain("<style", "style=\"", "onclick", "unsafe-");
    }

    @Test
    void anUnknownPageSaysSo() throws IOException {
        assertThat(send("GET /no-such-page", "localhost", ""))
                .startsWith("HTTP/1.1 404")
                .contains("There is no page of this name");
    }

    private String send(String request, String host, String headers) throws IOException {
        var address = console.address("/");
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write((request + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 0\r\nConnection: close\r\n"
                                    + headers + "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
