package dev.waybill.console;

import dev.waybill.console.login.OperatorLogin;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * In the mode {@code open} everybody on this machine may read and act, in {@code secure} operators only; pages of other sites
 * may do neither through their visitors' browsers.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    @Bean
    SecurityFilterChain pages(HttpSecurity http, Optional<OperatorLogin> login) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("waybill-csrf");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        var content =
                CONTENT + login.map(operator -> " " + operator.formTargets()).orElse("");
        return login.map(operator -> operator.require(http))
                .orElseGet(() -> everybody(http))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(content))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(frames -> frames.deny())
                        .contentTypeOptions(Customizer.withDefaults()))
                .build();
    }

    private static HttpSecurity everybody(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable());
    }

    /** A provider of logins on another site leads back here, and then its answer needs the session. */
    @Bean
    CookieSameSiteSupplier sessionCookie(
            @Value("${server.servlet.session.cookie.name}") String name,
            @Value("${waybill.security.mode:open}") String mode) {
        var sent = mode.equals("secure") ? CookieSameSiteSupplier.ofLax() : CookieSameSiteSupplier.ofStrict();
        return sent.whenHasName(name);
    }

    @Bean
    FilterRegistrationBean<HostAndOriginFilter> knownNames(ConsoleProperties properties) {
        var registration = new FilterRegistrationBean<>(new HostAndOriginFilter(properties.names()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
