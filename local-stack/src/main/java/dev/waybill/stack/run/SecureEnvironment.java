package dev.waybill.stack.run;

import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.stack.secure.IdentityFiles;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * What the environment of a process has in addition in a secure stack. Secrets are passed in the environment or as the names
 * of files, never on a command line.
 */
record SecureEnvironment(StackSettings settings, Layout layout) {
    private static final String LOGIN = "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_WAYBILL_";

    /** Empty in an open stack. */
    Map<String, String> of(Component part) {
        if (!settings.isSecure()) {
            return Map.of();
        }
        return switch (part) {
            case ORDER_SERVICE, PAYMENT_SERVICE, INVENTORY_SERVICE, SHIPPING_SERVICE ->
                withKafka(part, Map.of("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI", issuer()));
            case IDENTITY -> identity();
            case CONSOLE -> withKafka(part, console());
            case POSTGRES, KAFKA -> Map.of();
        };
    }

    private Map<String, String> withKafka(Component part, Map<String, String> others) {
        var variables = new HashMap<>(others);
        variables.putAll(layout.kafkaLogin().environment(KafkaUser.named(part.label())));
        return variables;
    }

    private Map<String, String> identity() {
        var port = settings.port(Component.CONSOLE);
        return Map.of(
                "WAYBILL_IDENTITY_ISSUER", issuer(),
                "WAYBILL_IDENTITY_DIRECTORY", layout.identity().toString(),
                "WAYBILL_IDENTITY_CONSOLES", "http://localhost:%1$s,http://127.0.0.1:%1$s".formatted(port));
    }

    /** The console identifies itself by the secret that identity has made for it. */
    private Map<String, String> console() {
        var client = Component.CONSOLE.label();
        return Map.of(
                LOGIN + "CLIENT_ID",
                client,
                LOGIN + "CLIENT_SECRET",
                new IdentityFiles(layout.identity()).clientSecret(client),
                LOGIN + "SCOPE",
                "openid",
                "SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_WAYBILL_ISSUER_URI",
                issuer());
    }

    private String issuer() {
        return issuer(settings).toString();
    }

    /** The address of identity, which every token names. */
    static URI issuer(StackSettings settings) {
        return URI.create("http://localhost:" + settings.port(Component.IDENTITY));
    }
}
