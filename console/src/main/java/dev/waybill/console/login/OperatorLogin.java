package dev.waybill.console.login;

import dev.waybill.web.security.ConditionalOnSecureMode;
import dev.waybill.web.security.RolesClaim;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** Lets nobody but operators in, by a login at the provider with an authorization code and PKCE. */
@Component
@ConditionalOnSecureMode
public final class OperatorLogin {

    /** The role without which a user may not even read. */
    public static final String ROLE = "operator";

    private static final String PAGE = "/oauth2/authorization/waybill";

    private static final RequestMatcher PART = new RequestHeaderRequestMatcher("HX-Request");

    /** A part of a page that refreshes itself cannot follow to the provider; the whole page can. */
    private static final AuthenticationEntryPoint RELOAD = (_, response, _) -> {
        response.setHeader("HX-Refresh", "true");
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
    };

    /** What a form has sent would be lost on the way to the provider and back; the page has it, and that nothing was done. */
    private static final AuthenticationEntryPoint UNDONE =
            (_, response, _) -> response.sendError(HttpStatus.UNAUTHORIZED.value());

    /** Also where the provider does not answer; the page says so. */
    private static final AuthenticationFailureHandler FAILED =
            (_, response, _) -> response.sendError(HttpStatus.UNAUTHORIZED.value());

    private final ClientRegistrationRepository registrations;
    private final OAuth2AuthorizedClientService clients;
    private final OAuth2ClientProperties properties;
    private final RoleAuthorities roles;

    OperatorLogin(
            ClientRegistrationRepository registrations,
            OAuth2AuthorizedClientService clients,
            OAuth2ClientProperties properties,
            @Value("${waybill.security.roles-claim:roles}") String rolesClaim) {
        this.registrations = registrations;
        this.clients = clients;
        this.properties = properties;
        this.roles = new RoleAuthorities(new RolesClaim(rolesClaim));
    }

    /** Requires it for every page; styles, icons and health are for everybody. */
    public HttpSecurity require(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/css/**", "/images/**", "/js/**", "/webjars/**", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers(LogoutController.PATH)
                        .authenticated()
                        .anyRequest()
                        .hasRole(ROLE))
                .oauth2Login(login -> login.loginPage(PAGE)
                        .userInfoEndpoint(user -> user.userAuthoritiesMapper(roles))
                        .failureHandler(FAILED)
                        .withObjectPostProcessor(sameFailureBeforeTheProvider()))
                .requestCache(cache -> cache.requestCache(pages()))
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(RELOAD, PART)
                        .defaultAuthenticationEntryPointFor(
                                UNDONE, request -> HttpMethod.POST.matches(request.getMethod())))
                .logout(logout -> logout.logoutUrl(LogoutController.PATH)
                        .addLogoutHandler((_, _, operator) -> forgetTokens(operator))
                        .logoutSuccessHandler(new ProviderLogout(registrations)));
    }

    /** What a login leads to: the page, not the part of one, that was asked for last. */
    private static RequestCache pages() {
        var html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        var pages = new HttpSessionRequestCache();
        pages.setRequestMatcher(request ->
                HttpMethod.GET.matches(request.getMethod()) && html.matches(request) && !PART.matches(request));
        return pages;
    }

    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> sameFailureBeforeTheProvider() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(FAILED);
                return filter;
            }
        };
    }

    private void forgetTokens(@Nullable Authentication operator) {
        if (operator instanceof OAuth2AuthenticationToken token) {
            clients.removeAuthorizedClient(token.getAuthorizedClientRegistrationId(), token.getName());
        }
    }

    /** The sites to which a form's answer may lead: that of the provider, at a logout. */
    public String formTargets() {
        return properties.getProvider().values().stream()
                .map(OAuth2ClientProperties.Provider::getIssuerUri)
                .filter(Objects::nonNull)
                .map(issuer -> URI.create(issuer).resolve("/").toString())
                .collect(Collectors.joining(" "));
    }
}
