package dev.waybill.stack.kafka;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.Await;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** Gives each {@link KafkaUser} its password and its rights, and takes away all other rights. */
public final class AccessRights {
    private static final ScramMechanism MECHANISM = ScramMechanism.fromMechanismName(KafkaLogin.MECHANISM);

    /** The least that Kafka takes. The passwords are random, so more would only cost time. */
    private static final int ITERATIONS = 4096;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private AccessRights() {}

    /**
     * Returns once the broker goes by them.
     *
     * @param client properties of a client that may do everything
     * @param prefix of the topics and groups
     */
    public static void apply(Map<String, Object> client, KafkaLogin login, String prefix)
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(client)) {
            admin.alterUserScramCredentials(passwords(login)).all().get();
            var wanted = KafkaAcls.of(prefix);
            replaceAcls(admin, wanted);
            if (!Await.until(() -> acls(admin).equals(wanted), TIMEOUT)) {
                throw new StackException("The broker does not go by its access rules.");
            }
        }
    }

    private static List<UserScramCredentialAlteration> passwords(KafkaLogin login) {
        return Arrays.stream(KafkaUser.values())
                .<UserScramCredentialAlteration>map(user -> new UserScramCredentialUpsertion(
                        user.id(), new ScramCredentialInfo(MECHANISM, ITERATIONS), login.password(user)))
                .toList();
    }

    private static void replaceAcls(Admin admin, Set<AclBinding> wanted)
            throws ExecutionException, InterruptedException {
        var found = acls(admin);
        var missing = wanted.stream().filter(acl -> !found.contains(acl)).toList();
        var superfluous = found.stream().filter(acl -> !wanted.contains(acl)).map(AclBinding::toFilter);
        admin.createAcls(missing).all().get();
        admin.deleteAcls(superfluous.toList()).all().get();
    }

    /** Those that the broker goes by. What was recorded is read by it a moment later. */
    private static Set<AclBinding> acls(Admin admin) {
        return Set.copyOf(admin.describeAcls(AclBindingFilter.ANY)
                .values()
                .toCompletionStage()
                .toCompletableFuture()
                .join());
    }
}
