package dev.waybill.stack.kafka;

import static dev.waybill.stack.kafka.KafkaUser.AUDITOR;
import static dev.waybill.stack.kafka.KafkaUser.CONSOLE;
import static dev.waybill.stack.kafka.KafkaUser.INVENTORY_SERVICE;
import static dev.waybill.stack.kafka.KafkaUser.LOAD;
import static dev.waybill.stack.kafka.KafkaUser.OPERATOR;
import static dev.waybill.stack.kafka.KafkaUser.ORDER_SERVICE;
import static dev.waybill.stack.kafka.KafkaUser.PAYMENT_SERVICE;
import static dev.waybill.stack.kafka.KafkaUser.SHIPPING_SERVICE;
import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.waybill.deadletters.AuditTrail;
import dev.waybill.deadletters.DeadLetterTopics;
import dev.waybill.events.Event;
import dev.waybill.events.EventTopic;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.ShipmentEvent;
import dev.waybill.events.StockEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;

/**
 * Who may do what on the brokers; nobody may do anything else. READ, WRITE and ALTER include DESCRIBE, and WRITE includes
 * what an idempotent producer needs. Nobody has transactions.
 */
public final class KafkaAcls {

    /** What an owner needs to create a topic and to keep it as declared. */
    private static final AclOperation[] OWNS = {WRITE, CREATE, DESCRIBE_CONFIGS, ALTER, ALTER_CONFIGS};

    /** In which each service notes the installation that its topic belongs to. */
    private static final String INSTALLATION = "waybill.installation";

    private static final List<Service> SERVICES = List.of(
            new Service(ORDER_SERVICE, OrderEvent.class, PaymentEvent.class, StockEvent.class, ShipmentEvent.class),
            new Service(PAYMENT_SERVICE, PaymentEvent.class, OrderEvent.class, ShipmentEvent.class),
            new Service(INVENTORY_SERVICE, StockEvent.class, OrderEvent.class, ShipmentEvent.class),
            new Service(SHIPPING_SERVICE, ShipmentEvent.class, OrderEvent.class));

    private final KafkaGrants grants;

    private KafkaAcls(String prefix) {
        this.grants = new KafkaGrants(prefix, new HashSet<>());
    }

    /** @param prefix of all topics and groups, {@code waybill.kafka.prefix} */
    public static Set<AclBinding> of(String prefix) {
        var acls = new KafkaAcls(prefix);
        SERVICES.forEach(acls::service);
        acls.deadlines();
        acls.replay(CONSOLE);
        acls.replay(OPERATOR);
        acls.auditor();
        acls.load();
        return Set.copyOf(acls.grants.bindings());
    }

    /** The events that a service publishes and those that it reads, with its group of the same name. */
    private record Service(KafkaUser user, String topic, List<String> reads) {

        @SafeVarargs
        Service(KafkaUser user, Class<? extends Event> publishes, Class<? extends Event>... reads) {
            this(
                    user,
                    topicOf(publishes),
                    List.of(reads).stream().map(KafkaAcls::topicOf).toList());
        }

        List<String> deadLetters() {
            return reads.stream()
                    .map(topic -> DeadLetterTopics.name(topic, user.id()))
                    .toList();
        }
    }

    private void service(Service service) {
        var user = service.user();
        grants.topic(user, service.topic(), OWNS);
        service.deadLetters().forEach(topic -> grants.topic(user, topic, OWNS));
        service.reads().forEach(topic -> grants.topic(user, topic, READ));
        grants.group(user, user.id(), READ);
        grants.topic(user, INSTALLATION, READ, WRITE, CREATE, DESCRIBE_CONFIGS);
    }

    /** An order is not timed out for an answer that somebody has still to read. */
    private void deadlines() {
        SERVICES.stream()
                .map(Service::user)
                .filter(participant -> participant != ORDER_SERVICE)
                .forEach(participant -> grants.group(ORDER_SERVICE, participant.id(), DESCRIBE));
    }

    /** Shows topics, groups and dead letters, and replays or discards these. It reads no events but those that failed. */
    private void replay(KafkaUser user) {
        grants.allTopics(user, DESCRIBE);
        grants.allGroups(user, DESCRIBE);
        grants.cluster(user, DESCRIBE);
        for (var service : SERVICES) {
            service.deadLetters().forEach(topic -> grants.topic(user, topic, READ));
            grants.topic(user, service.topic(), WRITE);
        }
        grants.topic(user, AuditTrail.TOPIC, READ, WRITE, CREATE);
    }

    /** Reads everything, and writes nothing. */
    private void auditor() {
        for (var service : SERVICES) {
            grants.topic(AUDITOR, service.topic(), READ);
            service.deadLetters().forEach(topic -> grants.topic(AUDITOR, topic, READ));
            grants.group(AUDITOR, service.user().id(), DESCRIBE);
        }
        grants.topic(AUDITOR, AuditTrail.TOPIC, READ);
    }

    /** Sees when orders end. */
    private void load() {
        grants.topic(LOAD, topicOf(OrderEvent.class), READ);
        grants.topic(LOAD, topicOf(PaymentEvent.class), READ);
    }

    private static String topicOf(Class<? extends Event> events) {
        return Objects.requireNonNull(events.getAnnotation(EventTopic.class)).value();
    }
}
