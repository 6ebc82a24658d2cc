package dev.waybill.messaging.codec;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The types that are written as one JSON scalar, with the only form in which each is read and written. */
enum JsonScalarType implements Function<JsonParser, Object> {
    TEXT {
        @Override
        public String apply(JsonParser json) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                throw new IllegalArgumentException("must be a string");
            }
            String text = json.getString();
            if (hasLoneSurrogate(text)) {
                throw new IllegalArgumentException("must be well-formed Unicode");
            }
            return text;
        }
    },

    INTEGER {
        @Override
        public Integer apply(JsonParser json) {
            if (!json.hasToken(JsonToken.VALUE_NUMBER_INT) || json.getNumberType() != JsonParser.NumberType.INT) {
                throw new IllegalArgumentException("must be an integer of 32 bits");
            }
            return json.getIntValue();
        }
    },

    DECIMAL {
        @Override
        public BigDecimal apply(JsonParser json) {
            String text = (String) TEXT.apply(json);
            if (text.length() > MAX_DECIMAL_LENGTH
                    || !DECIMAL_FORM.matcher(text).matches()) {
                throw new IllegalArgumentException("must be a plain decimal in a string");
            }
            return new BigDecimal(text);
        }
    },

    ID {
        @Override
        public UUID apply(JsonParser json) {
            String text = (String) TEXT.apply(json);
            if (!ID_FORM.matcher(text).matches()) {
                throw new IllegalArgumentException("must be a UUID in its canonical form");
            }
            return UUID.fromString(text);
        }
    },

    CURRENCY {
        @Override
        public Currency apply(JsonParser json) {
            try {
                return Currency.getInstance((String) TEXT.apply(json));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("must be an ISO 4217 currency code", e);
            }
        }
    };

    private static final int MAX_DECIMAL_LENGTH = 64;
    private static final Pattern DECIMAL_FORM = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
    private static final Pattern ID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    static @Nullable JsonScalarType of(Class<?> type) {
        if (type == String.class) {
            return TEXT;
        }
        if (type == Integer.class || type == int.class) {
            return INTEGER;
        }
        if (type == BigDecimal.class) {
            return DECIMAL;
        }
        if (type == UUID.class) {
            return ID;
        }
        return type == Currency.class ? CURRENCY : null;
    }

    static void write(Object value, JsonGenerator json) {
        switch (value) {
            case Integer number -> json.writeNumber(number);
            case BigDecimal decimal -> json.writeString(decimal.toPlainString());
            default -> json.writeString(value.toString());
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.isLowSurrogate(text.charAt(i))
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
