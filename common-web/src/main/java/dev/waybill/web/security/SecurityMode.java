package dev.waybill.web.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.env.PropertyResolver;

/** Whether callers must say who they are. */
public enum SecurityMode {
    /** Everybody who reaches the port may do everything, and those are the programs of this machine unless it is set otherwise. */
    OPEN(Map.of(
            "server.address", "${waybill.bind-address:127.0.0.1}",
            // without them nobody sees why a service is degraded; they contain no data of customers
            "management.endpoint.health.show-components", "always",
            "management.endpoint.health.show-details", "always")),

    /** Every call needs a token, but for the few that are for everybody. */
    SECURE(Map.of(
            "management.endpoint.health.show-components", "when-authorized",
            "management.endpoint.health.show-details", "when-authorized",
            "management.endpoint.health.roles", "operator"));

    static final String PROPERTY = "waybill.security.mode";

    private final Map<String, Object> defaults;

    SecurityMode(Map<String, Object> defaults) {
        this.defaults = defaults;
    }

    /**
     * The mode that is set, in upper or lower case and with or without blanks around it.
     *
     * @throws SecuritySettingException if it is not set, or to something else
     */
    static SecurityMode of(PropertyResolver environment) {
        String given = environment.getProperty(PROPERTY, "").strip();
        return Arrays.stream(values())
                .filter(mode -> mode.name().equalsIgnoreCase(given))
                .findFirst()
                .orElseThrow(() -> new SecuritySettingException(
                        PROPERTY,
                        "secure, or to open for a demo on this machine, in which everybody who reaches the port may read"
                                + " and change everything"));
    }

    /** As it is written in settings and conditions. */
    String setting() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The settings that depend on it, unless they are set otherwise. */
    Map<String, Object> defaults() {
        return defaults;
    }
}
