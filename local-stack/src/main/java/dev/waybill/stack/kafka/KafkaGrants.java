package dev.waybill.stack.kafka;

import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Collects what users are allowed.
 *
 * @param prefix of all topics and groups
 * @param bindings grows
 */
record KafkaGrants(String prefix, Set<AclBinding> bindings) {
    private static final String ANY_HOST = "*";

    void topic(KafkaUser user, String name, AclOperation... operations) {
        allow(user, literal(ResourceType.TOPIC, prefix + name), operations);
    }

    void group(KafkaUser user, String name, AclOperation... operations) {
        allow(user, literal(ResourceType.GROUP, prefix + name), operations);
    }

    void allTopics(KafkaUser user, AclOperation... operations) {
        allow(user, all(ResourceType.TOPIC), operations);
    }

    void allGroups(KafkaUser user, AclOperation... operations) {
        allow(user, all(ResourceType.GROUP), operations);
    }

    void cluster(KafkaUser user, AclOperation... operations) {
        allow(user, literal(ResourceType.CLUSTER, Resource.CLUSTER_NAME), operations);
    }

    private void allow(KafkaUser user, ResourcePattern resource, AclOperation... operations) {
        for (var operation : operations) {
            bindings.add(new AclBinding(
                    resource, new AccessControlEntry(user.principal(), ANY_HOST, operation, AclPermissionType.ALLOW)));
        }
    }

    private static ResourcePattern literal(ResourceType type, String name) {
        return new ResourcePattern(type, name, PatternType.LITERAL);
    }

    /** Those with the prefix; without one, all that there are. */
    private ResourcePattern all(ResourceType type) {
        return prefix.isEmpty()
                ? literal(type, ResourcePattern.WILDCARD_RESOURCE)
                : new ResourcePattern(type, prefix, PatternType.PREFIXED);
    }
}
