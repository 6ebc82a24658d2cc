package dev.waybill.console.login;

import dev.waybill.web.security.ConditionalOnSecureMode;
import dev.waybill.web.security.RolesClaim;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;

/** What the login needs, by the settings {@code spring.security.oauth2.client} of one registration, {@code waybill}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSecureMode
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class LoginConfiguration {

    /** The provider is asked for its endpoints at the first login, so that the console starts without it. */
    @Bean
    ClientRegistrationRepository clientRegistrations(OAuth2ClientProperties properties) {
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
                new OAuth2ClientPropertiesMapper(properties).asClientRegistrations()));
    }

    @Bean
    OperatorToken operatorToken(
            ClientRegistrationRepository registrations,
            OAuth2AuthorizedClientService clients,
            ApplicationEventPublisher events) {
        var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, clients);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .authorizationCode()
                // with the events the session gets the new ID token
                .refreshToken(refresh -> refresh.eventPublisher(events))
                .build());
        return new OperatorToken(manager);
    }

    @Bean
    OperatorLogin operatorLogin(
            ClientRegistrationRepository registrations,
            OAuth2AuthorizedClientService clients,
            OAuth2ClientProperties properties,
            @Value("${waybill.security.roles-claim:roles}") String rolesClaim) {
        return new OperatorLogin(registrations, clients, properties, new RoleAuthorities(new RolesClaim(rolesClaim)));
    }
}
