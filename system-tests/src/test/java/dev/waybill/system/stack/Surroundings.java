package dev.waybill.system.stack;

import dev.waybill.stack.kafka.EmbeddedKafka;
import dev.waybill.stack.postgres.Databases;
import dev.waybill.stack.postgres.EmbeddedPostgres;
import java.util.HashMap;
import java.util.Map;

/** The environment that a service is started in: where its database and the broker are, and a quick carrier. */
record Surroundings(EmbeddedPostgres postgres, EmbeddedKafka kafka) {

    Map<String, String> of(Service service) {
        String database = service.database();
        var environment = new HashMap<String, String>();
        environment.put("SPRING_DATASOURCE_URL", postgres.url(database));
        environment.put("SPRING_DATASOURCE_USERNAME", database);
        environment.put("SPRING_DATASOURCE_PASSWORD", database);
        environment.put("WAYBILL_RELAY_USERNAME", Databases.relayOf(database));
        environment.put("WAYBILL_RELAY_PASSWORD", Databases.relayOf(database));
        environment.put("WAYBILL_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("WAYBILL_DEMO_DATA", "true");
        environment.put("WAYBILL_ORDERS_SAGA_DEADLINE", "60s");
        environment.put("WAYBILL_SHIPPING_DELIVERY_DELAY", "1s");
        if (service == Service.PAYMENTS) {
            environment.put("WAYBILL_GATEWAY_URL", postgres.url("gateway"));
            environment.put("WAYBILL_GATEWAY_USERNAME", "gateway");
            environment.put("WAYBILL_GATEWAY_PASSWORD", "gateway");
        }
        return environment;
    }
}
