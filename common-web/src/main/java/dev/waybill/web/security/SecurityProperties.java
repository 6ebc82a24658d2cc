package dev.waybill.web.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the mode {@code secure}.
 *
 * @param rolesClaim the claim with the roles of a token, or the path to it, such as {@code realm_access.roles}
 */
@ConfigurationProperties("waybill.security")
record SecurityProperties(
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue RateLimit rateLimit) {

    /**
     * How many {@code POST} requests a caller may send to an instance.
     *
     * @param customerPerMinute of each customer, steadily; 0 for no limit
     * @param customerBurst of each customer, at once after a pause
     * @param clientPerMinute of each client with the scope {@code orders} and each operator; 0 for no limit
     */
    record RateLimit(
            @DefaultValue("600") int customerPerMinute,
            @DefaultValue("200") int customerBurst,
            @DefaultValue("300000") int clientPerMinute,
            @DefaultValue("5000") int clientBurst) {

        @Nullable RateLimiter ofCustomers() {
            return limiter(customerPerMinute, customerBurst);
        }

        @Nullable RateLimiter ofClients() {
            return limiter(clientPerMinute, clientBurst);
        }

        private static @Nullable RateLimiter limiter(int perMinute, int burst) {
            return perMinute == 0 ? null : new RateLimiter(perMinute, burst, System::nanoTime);
        }
    }
}
