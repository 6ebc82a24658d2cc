package dev.waybill.identity;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The clients, each with a secret in a file of its id. Besides the shop, Prometheus and the console there is one for each
 * user, with the user's name as its id: its tokens are the user's. With it the command line acts for a user without a
 * browser.
 */
final class DemoClients {

    /** The folder of the clients' secrets. */
    static final String FOLDER = "clients";

    private static final String SHOP = "shop";
    private static final String PROMETHEUS = "prometheus";
    private static final String CONSOLE = "console";

    /** So long an operator stays logged in while the console is open: more than a working day. */
    private static final Duration REFRESH_LIFETIME = Duration.ofHours(12);

    private final SecretFiles files;
    private final PasswordEncoder encoder;
    private final TokenSettings tokens;

    DemoClients(SecretFiles files, PasswordEncoder encoder, Duration tokenLifetime) {
        this.files = files;
        this.encoder = encoder;
        this.tokens = TokenSettings.builder()
                .accessTokenTimeToLive(tokenLifetime)
                .refreshTokenTimeToLive(REFRESH_LIFETIME)
                .build();
    }

    /** @throws IllegalArgumentException if a user has the name of another client */
    List<RegisteredClient> of(DemoUsers users, List<URI> consoles) {
        var clients = new ArrayList<RegisteredClient>();
        clients.add(program(SHOP).scope("orders").build());
        clients.add(program(PROMETHEUS).scope("metrics").build());
        clients.add(console(consoles));
        users.names().map(name -> program(name).build()).forEach(clients::add);
        return clients;
    }

    /** A client that acts without a browser. */
    private RegisteredClient.Builder program(String id) {
        return client(id).authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
    }

    /** Its refresh tokens keep an operator logged in while the console is open. */
    private RegisteredClient console(List<URI> consoles) {
        return client(CONSOLE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(uris ->
                        consoles.forEach(console -> uris.add(console.resolve("/login/oauth2/code/waybill") + "")))
                .postLogoutRedirectUris(uris -> consoles.forEach(console -> uris.add(console.resolve("/") + "")))
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }

    private RegisteredClient.Builder client(String id) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret(encoder.encode(files.secret(FOLDER + "/" + id)))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .tokenSettings(tokens);
    }
}
