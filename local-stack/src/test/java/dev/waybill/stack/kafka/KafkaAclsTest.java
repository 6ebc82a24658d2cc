package dev.waybill.stack.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KafkaAclsTest {
    private static final Set<AclOperation> READING = EnumSet.of(AclOperation.READ, AclOperation.DESCRIBE);

    @Test
    void aServiceHasItsTopicsAndGroupAndNoOthers() {
        assertThat(rights("", KafkaUser.PAYMENT_SERVICE))
                .containsExactlyInAnyOrder(
                        "TOPIC payments [ALTER, ALTER_CONFIGS, CREATE, DESCRIBE_CONFIGS, WRITE]",
                        "TOPIC orders.payment-service.dlt [ALTER, ALTER_CONFIGS, CREATE, DESCRIBE_CONFIGS, WRITE]",
                        "TOPIC shipping.payment-service.dlt [ALTER, ALTER_CONFIGS, CREATE, DESCRIBE_CONFIGS, WRITE]",
                        "TOPIC orders [READ]",
                        "TOPIC shipping [READ]",
                        "TOPIC waybill.installation [CREATE, DESCRIBE_CONFIGS, READ, WRITE]",
                        "GROUP payment-service [READ]");
    }

    @Test
    void orderServiceAlsoSeesTheGroupsOfTheParticipants() {
        assertThat(rights("", KafkaUser.ORDER_SERVICE))
                .contains(
                        "GROUP payment-service [DESCRIBE]",
                        "GROUP inventory-service [DESCRIBE]",
                        "GROUP shipping-service [DESCRIBE]",
                        "GROUP order-service [READ]");
    }

    @Test
    void theConsoleReadsDeadLettersButNoEvents() {
        assertThat(rights("", KafkaUser.CONSOLE))
                .contains("TOPIC orders [WRITE]", "TOPIC orders.payment-service.dlt [READ]", "TOPIC * [DESCRIBE]")
                .contains("GROUP * [DESCRIBE]", "CLUSTER kafka-cluster [DESCRIBE]")
                .doesNotContain("TOPIC orders [READ]");
    }

    @ParameterizedTest
    @EnumSource(names = {"AUDITOR", "LOAD"})
    void whoOnlyReadsHasNoOtherRight(KafkaUser user) {
        assertThat(of("", user).map(acl -> acl.entry().operation()))
                .isNotEmpty()
                .isSubsetOf(READING);
    }

    @ParameterizedTest
    @EnumSource
    void rightsHoldForOneInstallationOnly(KafkaUser user) {
        assertThat(of("staging.", user).filter(acl -> acl.pattern().resourceType() != ResourceType.CLUSTER))
                .isNotEmpty()
                .allSatisfy(acl -> assertThat(acl.pattern().name()).startsWith("staging."));
        assertThat(of("staging.", KafkaUser.CONSOLE).map(acl -> acl.pattern().patternType()))
                .contains(PatternType.PREFIXED);
    }

    private static Stream<AclBinding> of(String prefix, KafkaUser user) {
        return KafkaAcls.of(prefix).stream()
                .filter(acl -> acl.entry().principal().equals("User:" + user.id()));
    }

    private static Set<String> rights(String prefix, KafkaUser user) {
        return of(prefix, user)
                .collect(Collectors.groupingBy(
                        acl -> acl.pattern().resourceType() + " "
                                + acl.pattern().name(),
                        Collectors.mapping(
                                acl -> acl.entry().operation().toString(), Collectors.toCollection(TreeSet::new))))
                .entrySet()
                .stream()
                .map(resource -> resource.getKey() + " " + resource.getValue())
                .collect(Collectors.toSet());
    }
}
