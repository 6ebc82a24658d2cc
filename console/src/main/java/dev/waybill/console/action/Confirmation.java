package dev.waybill.console.action;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * The step before an action: a page that says what will happen, with the form that does it.
 *
 * @param title the question
 * @param text what will happen
 * @param button names the action
 * @param action the path that the form is posted to
 * @param back the path to the page without the action
 * @param fields what the form sends
 */
public record Confirmation(String title, String text, String button, String action, String back, List<Field> fields) {

    /** The field with the operator's reason. */
    public static final String REASON = "operator-reason";

    /** The fields with a text of the operator's own. */
    public static final List<String> TEXTS = List.of("note", "why", REASON);

    /**
     * @param type of the input in HTML; {@code hidden} for what is only passed on; {@link #REASON} for a text that is asked
     *     for in the mode {@code secure} only
     * @param hint is shown below the input
     * @param required whether it must not be empty
     */
    public record Field(
            String name,
            String label,
            String type,
            @Nullable String value,
            @Nullable String hint,
            boolean required) {}

    public Confirmation(String title, String text, String button, String action, String back) {
        this(title, text, button, action, back, List.of());
    }

    public Confirmation with(Field field) {
        var more = Stream.concat(fields.stream(), Stream.of(field)).toList();
        return new Confirmation(title, text, button, action, back, more);
    }

    /** Asks for the reason, which is recorded with the name of the operator, in the mode {@code secure} only. */
    public Confirmation withReason() {
        return with(new Field(
                REASON, "Reason", REASON, null, "It is recorded with your name. You may leave it out.", false));
    }

    public Confirmation withHidden(String name, @Nullable String value) {
        return with(new Field(name, "", "hidden", value, null, false));
    }

    /** @return the view */
    public String show(Model model) {
        model.addAttribute("confirmation", this);
        return "confirm";
    }
}
