package dev.waybill.console.action;

import dev.waybill.console.service.Reply;
import java.io.Serializable;
import java.util.function.Supplier;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What came of an action, shown on the page that follows.
 *
 * @param done whether it was done
 * @param text a sentence
 */
public record Outcome(boolean done, String text) implements Serializable {

    /** Acts; what the service refuses becomes the outcome. The sentence that {@code action} returns says what was done. */
    public static Outcome of(Supplier<String> action) {
        var done = Reply.of(action);
        var problem = done.problem();
        return problem == null
                ? new Outcome(true, String.valueOf(done.value()))
                : new Outcome(
                        false,
                        (problem.isUnavailable() ? "This may not have been done. " : "Nothing was changed. ")
                                + problem.getMessage());
    }

    /** @return the view: a redirect to {@code path}, which shows this */
    public String showAt(String path, RedirectAttributes next) {
        next.addFlashAttribute("outcome", this);
        return "redirect:" + path;
    }
}
