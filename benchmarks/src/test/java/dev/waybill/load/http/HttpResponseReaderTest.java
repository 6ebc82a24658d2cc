package dev.waybill.load.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpResponseReaderTest {

    private static final String CREATED = """
            HTTP/1.1 201 \r
            location: http://127.0.0.1:8081/orders/0199-abc\r
            Content-Length: 5\r
            \r
            hello""";

    private static final String CHUNKED = """
            HTTP/1.1 503 Service Unavailable\r
            Transfer-Encoding: chunked\r
            Connection: close\r
            \r
            4;name=value\r
            wait\r
            0\r
            Trailer: nothing\r
            \r
            """;

    @Test
    void responsesAreReadOneAfterAnother() throws IOException {
        var reader = new HttpResponseReader(bytes(CREATED + CREATED + CHUNKED));

        assertThat(reader.read()).isEqualTo(new HttpResponse(201, "0199-abc", false));
        assertThat(reader.read()).isEqualTo(new HttpResponse(201, "0199-abc", false));
        assertThat(reader.read()).isEqualTo(new HttpResponse(503, "", true));
    }

    @Test
    void responsesMayArriveInPieces() throws IOException {
        var reader = new HttpResponseReader(new OneByteAtATime(bytes(CHUNKED + CREATED)));

        assertThat(reader.read().status()).isEqualTo(503);
        assertThat(reader.read()).isEqualTo(new HttpResponse(201, "0199-abc", false));
    }

    @Test
    void aBodyMayBeLongerThanTheBuffer() throws IOException {
        String large = "HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n" + "x".repeat(50_000);
        var reader = new HttpResponseReader(bytes(large + CREATED));

        assertThat(reader.read().status()).isEqualTo(200);
        assertThat(reader.read().status()).isEqualTo(201);
    }

    @Test
    void anIncompleteResponseIsAnError() {
        var reader = new HttpResponseReader(bytes(CREATED.substring(0, CREATED.length() - 2)));

        assertThatIOException().isThrownBy(reader::read);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static final class OneByteAtATime extends FilterInputStream {

        OneByteAtATime(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            return super.read(buffer, from, Math.min(1, length));
        }
    }
}
