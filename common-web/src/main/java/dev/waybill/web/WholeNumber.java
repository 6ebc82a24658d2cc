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
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The number is whole and within bounds; 1.0 and 1e3 are whole numbers too. Null is valid. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WholeNumber.Rule.class)
public @interface WholeNumber {

    int min();

    int max();

    String message() default "must be a whole number from {min} to {max}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares before it expands: 1e400000000 costs nothing until its digits are computed. */
    final class Rule implements ConstraintValidator<WholeNumber, BigDecimal> {

        private int min;
        private int max;

        @Override
        public void initialize(WholeNumber bounds) {
            min = bounds.min();
            max = bounds.max();
        }

        @Override
        public boolean isValid(@Nullable BigDecimal number, ConstraintValidatorContext context) {
            return number == null || isWhole(number, min, max);
        }

        public static boolean isWhole(BigDecimal number, int min, int max) {
            if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
                return false;
            }
            return number.signum() == 0
                    || (number.precision() > number.scale()
                            && number.remainder(BigDecimal.ONE).signum() == 0);
        }
    }
}
