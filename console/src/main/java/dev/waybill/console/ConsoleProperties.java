package dev.waybill.console;

import dev.waybill.console.service.ServiceName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the console.
 *
 * @param names under which browsers reach it; a request with another {@code Host} is refused
 * @param services the addresses of each service, one for each instance
 * @param prometheus where the firing alerts are read; without it they are computed
 * @param grafana is linked to
 * @param connectTimeout of a request to a service
 * @param readTimeout of a request to a service
 * @param cache how long an answer is shown to further viewers
 * @param inboxRetention how long the services remember event ids, their {@code waybill.inbox.retention}
 */
@ConfigurationProperties("waybill.console")
public record ConsoleProperties(
        @DefaultValue({"localhost", "127.0.0.1", "[::1]"}) Set<String> names,
        Map<ServiceName, List<URI>> services,
        @Nullable URI prometheus,
        @Nullable URI grafana,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("1s") Duration cache,
        Duration inboxRetention) {}
