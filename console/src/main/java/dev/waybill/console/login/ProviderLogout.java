package dev.waybill.console.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/**
 * Ends the login at the provider too, or the next visitor would be logged in at once. The browser sends the form of the
 * logout on to the provider, so that the ID token in it does not become a part of an address.
 */
final class ProviderLogout implements LogoutSuccessHandler {

    private final ClientRegistrationRepository registrations;

    ProviderLogout(ClientRegistrationRepository registrations) {
        this.registrations = registrations;
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication operator)
            throws IOException {
        var endpoint = operator instanceof OAuth2AuthenticationToken token
                ? endpoint(token.getAuthorizedClientRegistrationId())
                : null;
        if (endpoint == null) {
            response.sendRedirect("/");
        } else {
            response.setStatus(HttpStatus.TEMPORARY_REDIRECT.value());
            response.setHeader(HttpHeaders.LOCATION, endpoint);
        }
    }

    private @Nullable String endpoint(String registrationId) {
        var registration = registrations.findByRegistrationId(registrationId);
        return registration != null
                        && registration
                                        .getProviderDetails()
                                        .getConfigurationMetadata()
                                        .get("end_session_endpoint")
                                instanceof String endpoint
                ? endpoint
                : null;
    }
}
