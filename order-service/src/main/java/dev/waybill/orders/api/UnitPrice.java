package dev.waybill.orders.api;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The product's price is a decimal string with exactly its currency's own number of decimals. It is checked only
 * if the currency is valid.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = UnitPrice.Rule.class)
@interface UnitPrice {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Rule implements ConstraintValidator<UnitPrice, ProductRequest> {

        private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,12})(?:\\.([0-9]{1,4}))?");

        @Override
        public boolean isValid(ProductRequest product, ConstraintValidatorContext context) {
            Currency currency = product.knownCurrency();
            String price = product.unitPrice();
            String violation =
                    currency == null || price == null ? null : violation(price, currency.getDefaultFractionDigits());
            if (violation == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(violation)
                    .addPropertyNode("unitPrice")
                    .addConstraintViolation();
            return false;
        }

        private static @Nullable String violation(String price, int decimals) {
            return DECIMAL.matcher(price).matches() && new BigDecimal(price).scale() == decimals
                    ? null
                    : "must be a decimal string with " + decimals + " decimals";
        }
    }
}
