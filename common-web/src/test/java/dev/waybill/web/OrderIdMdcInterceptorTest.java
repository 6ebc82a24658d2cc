package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class OrderIdMdcInterceptorTest extends MockMvcTest {

    private static final String ORDER = "0190b6a4-8c2e-7c3a-9f00-000000000001";

    private final Logger logger = (Logger) LoggerFactory.getLogger(GlobalExceptionHandler.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    @Test
    void aLogLineOfARequestHasTheOrderOfItsPath() {
        assertThat(getting("/broken/" + ORDER)).hasStatus(500);

        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getMDCPropertyMap()).containsEntry("orderId", ORDER));
        assertThat(MDC.get("orderId")).isNull();
    }

    @Test
    void theOrderOfAnOuterScopeIsRestored() {
        MDC.put("orderId", "outer");
        try {
            assertThat(getting("/broken/" + ORDER)).hasStatus(500);
            assertThat(lines.list)
                    .singleElement()
                    .satisfies(line -> assertThat(line.getMDCPropertyMap()).containsEntry("orderId", ORDER));
            assertThat(MDC.get("orderId")).isEqualTo("outer");
        } finally {
            MDC.remove("orderId");
        }
    }

    @Test
    void aLogLineOfAnyOtherRequestHasNone() {
        assertThat(getting("/broken")).hasStatus(500);

        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getMDCPropertyMap()).doesNotContainKey("orderId"));
    }
}
