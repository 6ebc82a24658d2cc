package dev.waybill.console;

import dev.waybill.console.action.Confirmation;
import dev.waybill.console.login.OperatorLogin;
import dev.waybill.console.service.ServiceException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page of a problem: what happened and what to do. */
@Controller
@ControllerAdvice
class ProblemPages implements ErrorController {

    /** A page that cannot do without the service. */
    @ExceptionHandler
    String service(ServiceException failure, Model model, HttpServletResponse response) {
        var status = failure.isUnavailable() ? HttpStatus.SERVICE_UNAVAILABLE.value() : failure.status();
        response.setStatus(status);
        var title = failure.isNotFound() ? "Not found" : failure.isUnavailable() ? "Not available" : "Refused";
        return page(model, title, String.valueOf(failure.getMessage()));
    }

    /** The operator's token has expired. It is renewed once the provider answers again. */
    @ExceptionHandler
    String provider(ClientAuthorizationException failure, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        return page(model, "Not available", """
                        Your login has to be renewed, and the provider of the logins does not answer as it should, so nothing is \
                        shown or done. Try again in a moment; ./waybill status shows whether it runs.""");
    }

    /** Whatever else failed; the container forwards here. */
    @RequestMapping("${spring.web.error.path:/error}")
    String error(HttpServletRequest request, Model model) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given ? given : 404;
        return switch (status) {
            case 400 ->
                page(model, "Bad request", "A part of the address or the form is not valid. Go back and correct it.");
            case 401 -> isForm(request) ? late(request, model) : page(model, "Not logged in", """
                        The login did not succeed, so nothing is shown. Open the page again to try once more. If the provider \
                        of the logins does not answer, ./waybill status shows whether it runs.""");
            case 403 -> isStranger(request) ? page(model, "Not allowed", """
                        You are logged in, but only operators may use the console. Log out to come back as one.""") : page(model, "Not done", """
                        The form was too old, or did not come from this console, so nothing was done. Go back, reload the \
                        page and try again. Cookies must be allowed.""");
            case 404 -> page(model, "Not found", "There is no page of this name. The pages are listed above.");
            case 405 -> page(model, "Not done", "Open the page that has the form for this action, and act there.");
            default -> page(model, "A fault of the console", """
                        Nothing more is known here; ./waybill logs console shows the cause. The services are not affected.""");
        };
    }

    /** With what was typed, because the form will be empty. It comes from a page of the console: its CSRF token is checked. */
    private static String late(HttpServletRequest request, Model model) {
        model.addAttribute(
                "typed",
                Confirmation.TEXTS.stream()
                        .flatMap(name -> Stream.ofNullable(FormFields.given(request.getParameter(name))))
                        .toList());
        return page(model, "Not done", """
                        You were not logged in any more, so nothing was done. Open the page with the form again, which lets you \
                        log in, and send it once more.""");
    }

    private static boolean isForm(HttpServletRequest request) {
        return HttpMethod.POST.name().equals(request.getAttribute(RequestDispatcher.ERROR_METHOD));
    }

    /** Whether somebody is logged in who is no operator. */
    private static boolean isStranger(HttpServletRequest request) {
        return request.getUserPrincipal() != null && !request.isUserInRole(OperatorLogin.ROLE);
    }

    private static String page(Model model, String title, String text) {
        model.addAttribute("title", title);
        model.addAttribute("text", text);
        return "problem";
    }
}
