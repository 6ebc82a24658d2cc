package dev.waybill.stack.kafka;

import java.util.Arrays;
import org.apache.kafka.common.security.auth.KafkaPrincipal;

/** Who connects to the broker of a secure stack. Each has a password of its own, and only the rights of {@link KafkaAcls}. */
public enum KafkaUser {
    ORDER_SERVICE("order-service"),
    PAYMENT_SERVICE("payment-service"),
    INVENTORY_SERVICE("inventory-service"),
    SHIPPING_SERVICE("shipping-service"),
    CONSOLE("console"),
    /** The commands for dead letters. */
    OPERATOR("operator"),
    AUDITOR("auditor"),
    LOAD("load");

    private final String id;

    KafkaUser(String id) {
        this.id = id;
    }

    /** @throws IllegalArgumentException if there is no such user */
    public static KafkaUser named(String id) {
        return Arrays.stream(values())
                .filter(user -> user.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no Kafka user " + id));
    }

    /** The name with which it logs in. Of a service it is the service's name, and that of its consumer group. */
    public String id() {
        return id;
    }

    /** As access rules name it. */
    String principal() {
        return new KafkaPrincipal(KafkaPrincipal.USER_TYPE, id).toString();
    }
}
