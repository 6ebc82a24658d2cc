package dev.waybill.stack.status;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A service's measurements. */
final class MetricsPage {
    private static final int TIME_LIMIT_MILLIS = 3_000;

    private MetricsPage() {}

    /** Empty if the service does not answer within 3 s. */
    static Optional<Measurements> of(int port) {
        try {
            var address = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIME_LIMIT_MILLIS);
            connection.setReadTimeout(TIME_LIMIT_MILLIS);
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                return Optional.empty();
            }
            try (var page = connection.getInputStream()) {
                return Optional.of(Measurements.parse(new String(page.readAllBytes(), StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
