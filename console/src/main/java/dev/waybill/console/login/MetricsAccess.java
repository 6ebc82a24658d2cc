package dev.waybill.console.login;

import dev.waybill.web.security.BearerTokens;
import dev.waybill.web.security.ConditionalOnSecureMode;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Prometheus cannot log in: the metrics are for tokens with the scope {@code metrics}, and for operators. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSecureMode
class MetricsAccess {

    private static final String SCOPE = "SCOPE_metrics";

    /** Before the chain of the pages. */
    @Bean
    @Order(0)
    SecurityFilterChain metrics(
            HttpSecurity http,
            @Value("${spring.security.oauth2.client.provider.waybill.issuer-uri}") String issuer,
            @Value("${spring.security.oauth2.resourceserver.jwt.audiences:waybill}") List<String> audiences,
            @Value("${waybill.security.roles-claim:roles}") String rolesClaim) {
        return BearerTokens.of(issuer, audiences, rolesClaim)
                .accept(http.securityMatcher("/actuator/prometheus"))
                .authorizeHttpRequests(
                        requests -> requests.anyRequest().hasAnyAuthority(SCOPE, "ROLE_" + OperatorLogin.ROLE))
                .build();
    }
}
