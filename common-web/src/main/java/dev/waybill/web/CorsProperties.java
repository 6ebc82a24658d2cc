package dev.waybill.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;

/** @param allowedOrigins whose pages may call the service from a browser, such as {@code https://shop.example}; none by default */
@ConfigurationProperties("waybill.web.cors")
record CorsProperties(@DefaultValue List<String> allowedOrigins) {

    private static final Duration MAX_AGE = Duration.ofHours(1);

    CorsConfiguration toConfiguration() {
        var configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(allowedOrigins);
        configuration.addAllowedMethod(CorsConfiguration.ALL);
        configuration.addAllowedHeader(CorsConfiguration.ALL);
        configuration.setExposedHeaders(
                List.of(HttpHeaders.ETAG, HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE));
        configuration.setMaxAge(MAX_AGE);
        return configuration;
    }
}
