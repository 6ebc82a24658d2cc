package dev.waybill.stack.run;

import dev.waybill.stack.postgres.Databases;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The environment of a service: addresses and credentials of database and broker, and the stack's settings. The console has
 * no database, and the addresses of the services instead; identity has neither.
 */
record ServiceEnvironment(StackSettings settings, Layout layout) {
    /** Of an open stack. Those of a secure one are in files, which {@link SecureEnvironment} names. */
    private static final Set<String> DATABASE_PASSWORDS =
            Set.of("SPRING_DATASOURCE_PASSWORD", "WAYBILL_RELAY_PASSWORD", "WAYBILL_GATEWAY_PASSWORD");

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
        var database = service.database();
        variables.put("SPRING_DATASOURCE_URL", url(database));
        variables.put("SPRING_DATASOURCE_USERNAME", database);
        variables.put("WAYBILL_RELAY_USERNAME", Databases.relayOf(database));
        if (service == Component.PAYMENT_SERVICE) {
            variables.put("WAYBILL_GATEWAY_URL", url("gateway"));
            variables.put("WAYBILL_GATEWAY_USERNAME", "gateway");
            variables.put("WAYBILL_GATEWAY_PASSWORD", "gateway");
        }
        variables.put("SPRING_DATASOURCE_PASSWORD", database);
        variables.put("WAYBILL_RELAY_PASSWORD", Databases.relayOf(database));
        if (settings.isSecure()) {
            variables.keySet().removeAll(DATABASE_PASSWORDS);
        }
        return Map.copyOf(variables);
    }

    private String url(String database) {
        var url = "jdbc:postgresql://127.0.0.1:" + settings.port(Component.POSTGRES) + "/" + database;
        return settings.isSecure() ? url + PostgresProcess.security(layout).urlParameters() : url;
    }
}
