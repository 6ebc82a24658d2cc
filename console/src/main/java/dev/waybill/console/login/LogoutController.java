package dev.waybill.console.login;

import dev.waybill.console.action.Confirmation;
import dev.waybill.web.security.ConditionalOnSecureMode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The question before a logout, whose form has what the provider needs to end the login. */
@Controller
@ConditionalOnSecureMode
class LogoutController {

    static final String PATH = "/logout";

    @GetMapping(PATH)
    String ask(@AuthenticationPrincipal OidcUser operator, Model model) {
        return new Confirmation(
                        "Log out?",
                        "You are logged in as %s. This also ends your login at %s."
                                .formatted(operator.getName(), operator.getIssuer()),
                        "Log out",
                        PATH,
                        "/")
                .withHidden("id_token_hint", operator.getIdToken().getTokenValue())
                .withHidden(
                        "post_logout_redirect_uri",
                        ServletUriComponentsBuilder.fromCurrentContextPath()
                                .path("/")
                                .toUriString())
                .show(model);
    }
}
