package dev.waybill.web.security;

import java.util.List;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;

/** Lets the callers of a filter chain in by the bearer tokens of one issuer, with the scopes and roles of the token. */
public final class BearerTokens {

    private final String issuer;
    private final JwtDecoder decoder;
    private final String rolesClaim;
    private final SecurityProblems problems = new SecurityProblems();

    BearerTokens(String issuer, JwtDecoder decoder, String rolesClaim) {
        this.issuer = issuer;
        this.decoder = decoder;
        this.rolesClaim = rolesClaim;
    }

    /**
     * @param audiences of which a token must name one
     * @param rolesClaim the claim with the roles, or the path to it
     */
    public static BearerTokens of(String issuer, List<String> audiences, String rolesClaim) {
        return new BearerTokens(issuer, new IssuerJwtDecoder(issuer, audiences), rolesClaim);
    }

    /** Every refusal is answered with a problem. */
    public HttpSecurity accept(HttpSecurity http) {
        var authentication = new JwtAuthenticationConverter();
        authentication.setJwtGrantedAuthoritiesConverter(new TokenAuthorities(rolesClaim));
        return http.oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(authentication))
                                .authenticationEntryPoint(problems)
                                .accessDeniedHandler(problems)
                                .protectedResourceMetadata(metadata -> metadata.protectedResourceMetadataCustomizer(
                                        resource -> resource.authorizationServer(issuer)))
                                .withObjectPostProcessor(answeringWith(problems)))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems));
    }

    /** By default an issuer that does not answer would be an internal error. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answeringWith(SecurityProblems problems) {
        var handler = new AuthenticationEntryPointFailureHandler(problems);
        handler.setRethrowAuthenticationServiceException(false);
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(handler);
                return filter;
            }
        };
    }
}
