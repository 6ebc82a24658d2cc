package dev.waybill.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.events.ValueObject;
import java.math.BigDecimal;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** JSON as it is read from callers and written to them. What events travel in is another matter. */
final class StrictJson {

    private static final int DEEPEST = 64;
    private static final int MOST_DIGITS = 1_000;

    /** However large a body may be, what is made of it stays within a few megabytes. */
    private static final int MOST_TOKENS = 150_000;

    private StrictJson() {}

    static JsonMapper mapper() {
        return JsonMapper.builder(factory())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(coercion -> {
                    for (CoercionInputShape shape : CoercionInputShape.values()) {
                        coercion.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                .withCoercionConfig(
                        LogicalType.Float,
                        coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
                .changeDefaultPropertyInclusion(always -> always.withValueInclusion(JsonInclude.Include.ALWAYS))
                .addModule(plainValues())
                .build();
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(MOST_DIGITS)
                        .maxTokenCount(MOST_TOKENS)
                        .build())
                .build();
    }

    private static SimpleModule plainValues() {
        return new SimpleModule("plain values")
                .addSerializer(BigDecimal.class, new DecimalSerializer())
                .addSerializer(ValueObject.class, new ValueObjectSerializer());
    }
}
