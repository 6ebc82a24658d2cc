package dev.waybill.messaging.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The login of the database's owner, which migrates it. An installation with one login for all has that here, too.
 *
 * @param url null or empty for the service's own
 */
@ConfigurationProperties("spring.flyway")
record OwnerProperties(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password) {

    /** Whether it is another role than that with which the service works. */
    boolean isSeparateFrom(@Nullable String role) {
        return user != null && !user.isEmpty() && !user.equals(role);
    }

    @Override
    public String toString() {
        return "Owner " + user;
    }
}
