package dev.waybill.identity;

import java.net.URI;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The endpoints of OAuth 2 and OpenID Connect, and the page on which users log in. */
@Configuration(proxyBeanMethods = false)
class LoginSecurityConfiguration {

    private static final String LOGIN = "/login";

    @Bean
    SecurityFilterChain endpointsAndPages(HttpSecurity http, IdentityProperties properties) {
        return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
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
