package dev.waybill.identity;

import java.nio.file.Path;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages: where users log in, and what they see if they came without a client. */
@Controller
class LoginController {

    private final Path passwords;

    LoginController(IdentityProperties properties) {
        passwords = properties.directory().resolve(DemoUsers.FOLDER);
    }

    @GetMapping("/login")
    String login(Model model) {
        model.addAttribute("passwords", passwords);
        return "login";
    }

    @GetMapping("/")
    String account(Principal user, Model model) {
        model.addAttribute("user", user.getName());
        return "account";
    }
}
