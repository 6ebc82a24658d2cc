package dev.waybill.events;

import java.util.regex.Pattern;

/** Why a partner refused, as a code: {@code card_declined}, {@code undeliverable_address}. */
public record ReasonCode(String value) implements ValueObject<String> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9_]+");

    public ReasonCode {
        if (!FORM.matcher(EventPreconditions.requirePresent(value, "code")).matches()) {
            throw new IllegalArgumentException("code must match " + FORM);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
