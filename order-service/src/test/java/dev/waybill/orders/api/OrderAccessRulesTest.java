package dev.waybill.orders.api;

import dev.waybill.orders.OrderServiceIntegrationTest;
import dev.waybill.testing.security.AccessRulesTest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class OrderAccessRulesTest extends AccessRulesTest {

    private static SecureService secure;

    @BeforeAll
    static void start() {
        secure = SecureService.start(Map.of());
    }

    @AfterAll
    static void stop() {
        secure.close();
    }

    @Override
    protected SecureService service() {
        return secure;
    }

    @Override
    protected Map<String, String> pathValues(String call) {
        if (!call.contains(" /orders/{id}")) {
            return Map.of("sku", "MUG-WHITE");
        }
        String order = secure.place();
        if (!call.contains("/returns")) {
            return Map.of("id", order);
        }
        secure.complete(order);
        return call.contains("{returnId}")
                ? Map.of("id", order, "returnId", secure.requestReturn(order))
                : Map.of("id", order);
    }

    @Override
    protected String body(String call, String example) {
        return switch (call) {
            case "POST /orders" -> OrderServiceIntegrationTest.ORDER;
            case "POST /orders/{id}/returns" -> SecureService.ONE_MUG;
            default -> super.body(call, example);
        };
    }
}
