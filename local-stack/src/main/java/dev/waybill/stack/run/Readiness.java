package dev.waybill.stack.run;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** A service's own word on whether it serves. */
final class Readiness {
    private static final int TIME_LIMIT_MILLIS = 2_000;

    private Readiness() {}

    static boolean at(int port) {
        try {
            var address = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIME_LIMIT_MILLIS);
            connection.setReadTimeout(TIME_LIMIT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
