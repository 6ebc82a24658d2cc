package dev.waybill.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.audit.AuditedService;
import dev.waybill.stack.kafka.KafkaAcls;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rights on the brokers and the auditor agree on who reads and writes what. */
class SubscriptionRightsTest {

    private static final Set<String> TOPICS =
            Arrays.stream(AuditedService.values()).map(AuditedService::database).collect(Collectors.toSet());

    @ParameterizedTest
    @EnumSource
    void aServiceMayReadTheEventsThatItConsumes(AuditedService service) {
        assertThat(topics(service, AclOperation.READ))
                .isEqualTo(TOPICS.stream().filter(service::consumes).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource
    void aServiceMayWriteItsOwnEventsOnly(AuditedService service) {
        assertThat(topics(service, AclOperation.WRITE)).isEqualTo(Set.of(service.database()));
    }

    private static Set<String> topics(AuditedService service, AclOperation operation) {
        return KafkaAcls.of("").stream()
                .filter(acl -> acl.entry().principal().equals("User:" + service.id()))
                .filter(acl -> acl.entry().operation() == operation)
                .map(acl -> acl.pattern().name())
                .filter(TOPICS::contains)
                .collect(Collectors.toSet());
    }
}
