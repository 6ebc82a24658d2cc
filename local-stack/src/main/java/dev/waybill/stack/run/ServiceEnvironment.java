package dev.waybill.stack.run;

import dev.waybill.stack.postgres.Databases;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The environment of a service: addresses and credentials of database and broker, and the stack's settings. Passwords of a
 * secure stack are in files, which {@link SecureEnvironment} names. The console has no database, and the addresses of the
 * services instead; identity has neither.
 */
record ServiceEnvironment(StackSettings settings, Layout layout) {
    Map<String, String> of(Component service) {
        var variables = new HashMap<String, String>();
        variables.put(StackSettings.SECURITY_MODE, settings.securityMode());
        variables.put("WAYBILL_DEMO_DATA", "true");
        variables.put("WAYBILL_PAYMENTS_GATEWAY", "simulator");
        variables.put("WAYBILL_SHIPPING_CARRIER", "simulator");
        variables.put("MALLOC_ARENA_MAX", "2"); // an arena for each thread is memory that nobody uses
        variables.putAll(settings.environment());
        variables.put("SERVER_PORT", Integer.toString(settings.port(service)));
        variables.put("SERVER_ADDRESS", "127.0.0.1");
        variables.putAll(new SecureEnvironment(settings, layout).of(service));
        if (service == Component.IDENTITY) {
            return Map.copyOf(variables);
        }
        variables.put("WAYBILL_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + settings.port(Component.KAFKA));
        if (service == Component.CONSOLE) {
            Component.SERVICES.forEach(each -> variables.put(
                    "WAYBILL_CONSOLE_SERVICES_" + each.database().toUpperCase(Locale.ROOT),
                    "http://127.0.0.1:" + settings.port(each)));
            return Map.copyOf(variables);
        }
        variables.putAll(database(service));
        return Map.copyOf(variables);
    }

    /** In an open stack the owner of a database does everything in it. */
    private Map<String, String> database(Component service) {
        var name = service.database();
        var variables = new HashMap<String, String>();
        variables.put("SPRING_DATASOURCE_URL", url(name));
        variables.put("WAYBILL_RELAY_USERNAME", Databases.relayOf(name));
        if (settings.isSecure()) {
            variables.put("SPRING_DATASOURCE_USERNAME", Databases.applicationOf(name));
            variables.put("SPRING_FLYWAY_USER", name);
        } else {
            variables.put("SPRING_DATASOURCE_USERNAME", name);
            variables.put("SPRING_DATASOURCE_PASSWORD", name);
            variables.put("WAYBILL_RELAY_PASSWORD", Databases.relayOf(name));
        }
        if (service == Component.PAYMENT_SERVICE) {
            variables.putAll(gateway());
        }
        return variables;
    }

    private Map<String, String> gateway() {
        var name = ServiceDatabases.GATEWAY;
        return settings.isSecure()
                ? Map.of(
                        "WAYBILL_GATEWAY_URL", url(name),
                        "WAYBILL_GATEWAY_USERNAME", Databases.applicationOf(name),
                        "WAYBILL_GATEWAY_OWNER_USERNAME", name)
                : Map.of(
                        "WAYBILL_GATEWAY_URL", url(name),
                        "WAYBILL_GATEWAY_USERNAME", name,
                        "WAYBILL_GATEWAY_PASSWORD", name);
    }

    private String url(String database) {
        var url = "jdbc:postgresql://127.0.0.1:" + settings.port(Component.POSTGRES) + "/" + database;
        return settings.isSecure() ? url + PostgresProcess.security(layout).urlParameters() : url;
    }
}
