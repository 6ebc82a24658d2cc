package dev.waybill.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Users, clients and keys, from the settings and the secrets in files. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    /** The secrets have 256 random bits, so a slow hash would protect nothing more and delay every token. */
    private static final int BCRYPT_STRENGTH = 4;

    @Bean
    SecretFiles secretFiles(IdentityProperties properties) {
        return new SecretFiles(properties.directory());
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
    }

    @Bean
    DemoUsers demoUsers(IdentityProperties properties) {
        return new DemoUsers(properties.customers(), properties.operators());
    }

    @Bean
    UserDetailsService userDetailsService(DemoUsers users, SecretFiles files, PasswordEncoder encoder) {
        return users.withPasswords(files, encoder);
    }

    @Bean
    RegisteredClientRepository registeredClients(
            IdentityProperties properties, DemoUsers users, SecretFiles files, PasswordEncoder encoder) {
        var clients = new DemoClients(files, encoder, properties.tokenLifetime());
        return new InMemoryRegisteredClientRepository(clients.of(users, properties.consoles()));
    }

    @Bean
    JWKSource<SecurityContext> signingKey(SecretFiles files) {
        return SigningKey.in(files);
    }

    @Bean
    TokenClaims tokenClaims(DemoUsers users) {
        return new TokenClaims(users);
    }
}
