package dev.waybill.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is promised of one fact of an event.
 *
 * @param form its JSON form; one that ends in {@code ?} may be missing
 * @param published the sizes that its schema allows, which the service that creates the event guarantees; null if the form
 *     has no sizes
 * @param accepted the sizes that its record accepts, so every reader does; null if the form has no sizes
 */
record Fact(
        String form, @Nullable Range published, @Nullable Range accepted) {

    private static final String PUBLISHED = ", published ";
    private static final String ACCEPTED = ", accepted ";

    static Fact of(String form) {
        return new Fact(form, null, null);
    }

    boolean isOptional() {
        return form.endsWith("?");
    }

    /** Of an enum, whose form lists them. */
    List<String> constants() {
        return List.of(form.split("\\|"));
    }

    boolean hasAllConstantsOf(Fact other) {
        return form.contains("|") && constants().containsAll(other.constants());
    }

    /** Reads what {@link #toString} writes. */
    static Fact parse(String text) {
        int published = text.indexOf(PUBLISHED);
        if (published < 0) {
            return of(text);
        }
        int accepted = text.indexOf(ACCEPTED);
        return new Fact(
                text.substring(0, published),
                Range.parse(text.substring(published + PUBLISHED.length(), accepted)),
                Range.parse(text.substring(accepted + ACCEPTED.length())));
    }

    @Override
    public String toString() {
        return published == null ? form : form + PUBLISHED + published + ACCEPTED + accepted;
    }
}
