package dev.waybill.identity;

import java.net.URI;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/** The endpoints of OAuth 2 and OpenID Connect, and the page on which users log in. */
@Configuration(proxyBeanMethods = false)
class LoginSecurityConfiguration {

    private static final String LOGIN = "/login";
    private static final int UNLIMITED = -1;

    @Bean
    SessionRegistryImpl sessions() {
        return new SessionRegistryImpl();
    }

    /** Lets the registry forget sessions that have ended. */
    @Bean
    HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
        return new InMemoryOAuth2AuthorizationService();
    }

    @Bean
    SecurityFilterChain endpointsAndPages(
            HttpSecurity http,
            IdentityProperties properties,
            SessionRegistry sessions,
            OAuth2AuthorizationService authorizations) {
        var logout = new OidcLogoutAuthenticationSuccessHandler();
        logout.setLogoutHandler(new HintedLogout(sessions, authorizations));
        return http.oauth2AuthorizationServer(server ->
                        server.oidc(oidc -> oidc.logoutEndpoint(endpoint -> endpoint.logoutResponseHandler(logout))))
                // a session that a logout has ended counts as none
                .sessionManagement(management -> management
                        .maximumSessions(UNLIMITED)
                        .sessionRegistry(sessions)
                        .expiredSessionStrategy(ended -> Objects.requireNonNull(ended.getFilterChain())
                                .doFilter(ended.getRequest(), ended.getResponse())))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                LOGIN, "/css/**", "/images/**", "/error", "/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage(LOGIN))
                .headers(
                        headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(content(properties)))
                                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                                .frameOptions(frames -> frames.deny()))
                .build();
    }

    /** The form's answer leads back to the console, which browsers count as a target of the form. */
    private static String content(IdentityProperties properties) {
        var consoles = properties.consoles().stream()
                .map(console -> console.resolve("/"))
                .map(URI::toString)
                .collect(Collectors.joining(" "));
        return "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' " + consoles
                + "; base-uri 'none'; frame-ancestors 'none'";
    }
}
