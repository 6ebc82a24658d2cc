package dev.waybill.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * The text has at most {@link #max} characters (code points), is not blank, and has neither control characters nor unpaired
 * surrogates. Null is valid.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Text.Rule.class)
public @interface Text {

    int max();

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reports the first violation only. */
    final class Rule implements ConstraintValidator<Text, String> {

        private int max;

        @Override
        public void initialize(Text text) {
            max = text.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            String violation = text == null ? null : violation(text, max);
            if (violation == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(violation).addConstraintViolation();
            return false;
        }

        public static boolean isValid(String text, int max) {
            return violation(text, max) == null;
        }

        private static @Nullable String violation(String text, int max) {
            if (text.codePointCount(0, text.length()) > max) {
                return "must have at most " + max + " characters";
            }
            if (text.codePoints().anyMatch(Character::isISOControl)) {
                return "must not have control characters";
            }
            if (text.codePoints().anyMatch(Rule::isSurrogate)) {
                return "must not have unpaired surrogates";
            }
            return text.isBlank() ? "must not be blank" : null;
        }

        private static boolean isSurrogate(int codePoint) {
            return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        }
    }
}
