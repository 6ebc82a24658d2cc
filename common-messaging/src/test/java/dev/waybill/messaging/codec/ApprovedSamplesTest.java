package dev.waybill.messaging.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.waybill.events.OrderEvent;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.ShipmentEvent;
import dev.waybill.events.StockEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;

class ApprovedSamplesTest {

    private final EventCodec codec =
            EventCodec.of(OrderEvent.class, PaymentEvent.class, StockEvent.class, ShipmentEvent.class);

    static Stream<Named<Resource>> samples() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:dev/waybill/events/samples/*.json"))
                .map(sample -> Named.of(String.valueOf(sample.getFilename()), sample));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyApprovedSampleIsReadAndWrittenBack(Resource sample) throws IOException {
        String name = String.valueOf(sample.getFilename()).replaceAll("\\.json$", "");
        String approved = sample.getContentAsString(StandardCharsets.UTF_8);

        Reading reading = codec.read(name, approved.getBytes(StandardCharsets.UTF_8));

        assertThat(reading).asInstanceOf(type(Reading.Known.class)).satisfies(known -> {
            assertThat(codec.typeOf(known.event())).isEqualTo(name);
            assertThat(codec.write(known.event()))
                    .isEqualTo(JsonMapper.shared().readTree(approved).toString());
        });
    }
}
