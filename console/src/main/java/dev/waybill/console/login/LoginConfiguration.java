package dev.waybill.console.login;

import dev.waybill.console.ConsoleProperties;
import dev.waybill.web.security.ConditionalOnSecureMode;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** What the login needs, by the settings {@code spring.security.oauth2.client} of one registration, {@code waybill}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSecureMode
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class LoginConfiguration {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

    /** The provider is asked for its endpoints at the first login, so that the console starts without it. */
    @Bean
    ClientRegistrationRepository clientRegistrations(OAuth2ClientProperties properties) {
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
                new OAuth2ClientPropertiesMapper(properties).asClientRegistrations()));
    }

    /** Of the login. */
    @Bean
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokensOfCodes(ConsoleProperties properties) {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(provider(properties));
        return tokens;
    }

    /** What Spring has by default, which would wait for an answer without end. */
    private static RestClient provider(ConsoleProperties properties) {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(properties.connectTimeout())
                .build());
        requests.setReadTimeout(READ_TIMEOUT);
        return RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    @Bean
    OperatorToken operatorToken(
            ClientRegistrationRepository registrations,
            OAuth2AuthorizedClientService clients,
            ApplicationEventPublisher events,
            ConsoleProperties properties) {
        var tokens = new RestClientRefreshTokenTokenResponseClient();
        tokens.setRestClient(provider(properties));
        var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, clients);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .authorizationCode()
                // with the events the session gets the new ID token
                .refreshToken(
                        refresh -> refresh.accessTokenResponseClient(tokens).eventPublisher(events))
                .build());
        return new OperatorToken(manager);
    }
}
