package dev.waybill.web.security;

import dev.waybill.web.OpenApiExtension;
import dev.waybill.web.operators.OperatorActionRepository;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.EnumSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Makes the service an OAuth 2.0 resource server. Spring Boot's own modules for it are left out: what they configure would
 * be there in {@code open} too.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnSecureMode
@EnableConfigurationProperties({JwtProperties.class, SecurityProperties.class})
@EnableWebSecurity
class SecureModeAutoConfiguration {

    private static final String FILTER = "springSecurityFilterChain";
    private static final int AFTER_LIMITS = -100;
    private static final String[] FOR_ANYBODY = {
        "/actuator/health", "/actuator/health/**", "/v3/api-docs", "/swagger-ui.html", "/swagger-ui/**"
    };
    private static final RequestMatcher METRICS = PathPatternRequestMatcher.pathPattern("/actuator/prometheus");

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(JwtProperties tokens) {
        var issuer = new IssuerJwtDecoder(tokens.requiredIssuer(), tokens.audiences());
        return new CachingJwtDecoder(issuer, Clock.systemUTC());
    }

    @Bean
    SecurityFilterChain calls(
            HttpSecurity http,
            JwtDecoder decoder,
            JwtProperties jwt,
            SecurityProperties properties,
            ObjectProvider<CustomerCalls> customerCalls,
            ObjectProvider<OperatorActionRepository> operatorActions,
            Environment environment) {
        var tokens = new BearerTokens(jwt.requiredIssuer(), decoder, properties.rolesClaim());
        CustomerCalls forCustomers = customerCalls.getIfAvailable(CustomerCalls::of);
        operatorActions.ifAvailable(actions ->
                http.addFilterAfter(new OperatorActionFilter(actions, forCustomers), AuthorizationFilter.class));
        return tokens.accept(http)
                .authorizeHttpRequests(requests -> requests.requestMatchers(FOR_ANYBODY)
                        .permitAll()
                        .requestMatchers(
                                request -> METRICS.matches(request) && isToManagementPort(request, environment))
                        .permitAll()
                        .requestMatchers(METRICS)
                        .hasAnyAuthority(Authorities.METRICS, Authorities.OPERATOR)
                        .requestMatchers(forCustomers::include)
                        .hasAnyAuthority(Authorities.CUSTOMER, Authorities.ORDERS, Authorities.OPERATOR)
                        .anyRequest()
                        .hasAuthority(Authorities.OPERATOR))
                .addFilterBefore(new RateLimitFilter(properties.rateLimit()), AuthorizationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable) // browsers send no token by themselves
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /** If it is another port than that of the service: its network decides who reaches it. */
    private static boolean isToManagementPort(HttpServletRequest request, Environment environment) {
        String management = environment.getProperty("local.management.port", "");
        return management.equals(String.valueOf(request.getLocalPort()))
                && !management.equals(environment.getProperty("local.server.port"));
    }

    /** Requests are observed as a whole; observations of each filter cost more than all other metrics together. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    OpenApiExtension bearerTokenDocumentation() {
        return new BearerTokenDocumentation();
    }

    @Bean
    WebMvcConfigurer callers() {
        return new CallerResolver(TokenCallers::of);
    }

    /** Paths are checked as usual; headers and parameters are the controllers', whose answers say what is wrong with them. */
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(name -> true);
        firewall.setAllowedHeaderValues(value -> true);
        firewall.setAllowedParameterNames(name -> true);
        firewall.setAllowedParameterValues(value -> true);
        return firewall;
    }

    /**
     * After the limits, so that a request that is rejected costs no signature; not again for an error's page. Spring Boot
     * finds it by its name for a separate management port.
     */
    @Bean
    DelegatingFilterProxyRegistrationBean securityFilterChainRegistration() {
        var registration = new DelegatingFilterProxyRegistrationBean(FILTER);
        registration.setOrder(AFTER_LIMITS);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        return registration;
    }
}
