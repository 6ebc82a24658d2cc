package dev.waybill.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.waybill.events.ValueObject;
import java.math.BigDecimal;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The JSON of requests and responses; events have a mapper of their own. Decimals are strings, because many clients read JSON
 * numbers as binary floats.
 */
final class StrictJsonMapper {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_DIGITS = 1_000;

    /** Keeps what a body is parsed to within a few megabytes, however large the body may be. */
    private static final int MAX_TOKENS = 150_000;

    static final JsonMapper INSTANCE = create();

    private StrictJsonMapper() {}

    private static JsonMapper create() {
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
                .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                .addMixIn(ValueObject.class, PlainValue.class)
                .withConfigOverride(
                        BigDecimal.class, decimals -> decimals.setFormat(JsonFormat.Value.forShape(Shape.STRING)))
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_DIGITS)
                        .maxTokenCount(MAX_TOKENS)
                        .build())
                .build();
    }

    /** A value object is written as its plain value. */
    private interface PlainValue {

        @JsonValue
        Object value();
    }
}
