package dev.waybill.stack.run;

import dev.waybill.stack.credentials.SecureFolder;
import dev.waybill.stack.postgres.Databases;
import dev.waybill.stack.postgres.PostgresSecurity;
import java.util.List;
import java.util.stream.Stream;

/** The databases of the suite: each service's, and that of the simulated payment gateway. */
public final class ServiceDatabases {
    static final String GATEWAY = "gateway";

    private ServiceDatabases() {}

    /** The names of all. */
    public static List<String> names() {
        return Stream.concat(Component.SERVICES.stream().map(Component::database), Stream.of(GATEWAY))
                .toList();
    }

    /** The roles of these databases, and the auditor. */
    public static List<String> roles() {
        var owners = names().stream();
        var applications = names().stream().map(Databases::applicationOf);
        var relays = Component.SERVICES.stream().map(Component::database).map(Databases::relayOf);
        return Stream.of(owners, applications, relays, Stream.of(Databases.AUDITOR))
                .flatMap(roles -> roles)
                .toList();
    }

    /** How a secure server with these databases lets clients in. */
    public static PostgresSecurity security(SecureFolder folder) {
        return new PostgresSecurity(folder, names());
    }

    /** Writes each service's passwords of its databases into its secrets. */
    public static void writeSecrets(PostgresSecurity security) {
        Component.SERVICES.forEach(service -> security.writeSecrets(service.label(), service.database()));
        var payments = Component.PAYMENT_SERVICE.label();
        security.writeSecret(payments, "waybill.gateway.password", Databases.applicationOf(GATEWAY));
        security.writeSecret(payments, "waybill.gateway.owner.password", GATEWAY);
    }
}
