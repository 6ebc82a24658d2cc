package dev.waybill.messaging.database;

import java.util.HashMap;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;

/**
 * The roles to which migrations grant privileges, as {@code ${application}} and {@code ${relay}}.
 *
 * @param application the role with which the service works; null if its connections do not name one
 */
record RolePlaceholders(@Nullable String application, String relay) implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration configuration) {
        var placeholders = new HashMap<>(configuration.getPlaceholders());
        placeholders.put("application", application == null ? "current_user" : quoted(application));
        placeholders.put("relay", quoted(relay));
        configuration.placeholders(placeholders);
    }

    private static String quoted(String role) {
        return '"' + role.replace("\"", "\"\"") + '"';
    }
}
