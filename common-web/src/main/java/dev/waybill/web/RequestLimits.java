package dev.waybill.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of every request.
 *
 * @param maxInFlight upper bound of the adaptive limit of concurrent requests
 * @param longestRequest after which a request is answered with 503
 * @param maxBodySize unless a {@link RequestSizeOverride} allows more
 */
@ConfigurationProperties("waybill.web")
public record RequestLimits(
        @DefaultValue("500") int maxInFlight,
        @DefaultValue("15s") Duration longestRequest,
        @DefaultValue("256KB") DataSize maxBodySize) {}
