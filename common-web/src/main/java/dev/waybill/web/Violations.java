package dev.waybill.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All violations of one request, collected field by field and thrown once:
 *
 * <pre>{@code
 * var violations = new Violations();
 * String customer = violations.at("customerId").text(customerId, 100);
 * List<Wanted> wanted = violations.at("lines").each(lines, 1, 100, (line, at) -> new Wanted(
 *         at.at("sku").text(line.sku(), 64),
 *         at.at("quantity").integer(line.quantity(), 1, 9999)));
 * violations.throwIfAny();
 * }</pre>
 *
 * <p>A check returns the value it was given, or a placeholder if that is not valid, so the results may be used only after
 * {@link #throwIfAny}. Not thread-safe.
 */
public final class Violations {

    private static final int MAX_VIOLATIONS = 1_000;

    private final List<Violation> found = new ArrayList<>();
    private final UnaryOperator<Violation> translation;

    /** Of a request in JSON. */
    public Violations() {
        this(UnaryOperator.identity());
    }

    /** Of a request in another format: {@code translation} makes each violation of the one it would be in JSON. */
    public Violations(UnaryOperator<Violation> translation) {
        this.translation = translation;
    }

    /** The field of this name in the request's outermost object. */
    public Field at(String name) {
        return whole().at(name);
    }

    /** The whole request, if it is not an object. */
    public Field whole() {
        return new Field(this, "#");
    }

    public boolean any() {
        return !found.isEmpty();
    }

    /** @throws InvalidRequestException with all violations, in the order of the checks, if there are any */
    public void throwIfAny() {
        if (any()) {
            String count = found.size() == 1 ? "One thing is" : found.size() + " things are";
            throw new InvalidRequestException(count + " wrong with the request.", found);
        }
    }

    void add(String pointer, String detail) {
        if (found.size() < MAX_VIOLATIONS) {
            found.add(translation.apply(new Violation(pointer, detail)));
        }
    }
}
