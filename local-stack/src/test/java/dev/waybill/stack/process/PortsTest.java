package dev.waybill.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void aPortThatSomebodyListensOnIsNotFree(String address) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
            assertThat(Ports.answers(taken.getLocalPort())).isTrue();
        }
    }

    @Test
    void aFreePortCanBeTaken() throws IOException {
        var port = Ports.free();

        assertThat(Ports.isFree(port)).isTrue();
        assertThat(Ports.answers(port)).isFalse();
        try (var taken = new ServerSocket(port)) {
            assertThat(taken.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void aFreePortIsGivenOutOnce() {
        var ports = Stream.generate(Ports::free).limit(200).toList();

        assertThat(ports).doesNotHaveDuplicates();
    }
}
