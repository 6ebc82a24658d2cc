package dev.waybill.load.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.stack.StackException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetStackTest {

    @Test
    void whatTheUrlsLeaveOutIsOnTheFirstHost() {
        TargetStack stack = TargetStack.at("http://build.example:18081", "");

        assertThat(stack.orders()).hasToString("http://build.example:18081");
        assertThat(stack.inventory()).hasToString("http://build.example:8083");
        assertThat(stack.kafkaClient()).containsEntry("bootstrap.servers", "build.example:9092");
        assertThat(stack.isAuditable()).isFalse();
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> stack.connect("orders"));
    }

    @Test
    void eachServiceCanBeElsewhere() {
        TargetStack stack =
                TargetStack.at("https://orders.example,https://inventory.example,kafka.example:19092", "staging.");

        assertThat(stack.orders()).hasToString("https://orders.example");
        assertThat(stack.inventory()).hasToString("https://inventory.example");
        assertThat(stack.kafkaClient()).containsEntry("bootstrap.servers", "kafka.example:19092");
        assertThat(stack.kafkaPrefix()).isEqualTo("staging.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "docker", "build.example:8081", "http://", "http://a b", "http://a:8081,b"})
    void whatIsNoUrlIsRejected(String target) {
        assertThatExceptionOfType(StackException.class)
                .isThrownBy(() -> TargetStack.at(target, ""))
                .withMessageContaining("--target must be local, compose, or the URL of order-service");
    }

    @Test
    void composeIsFoundByItsVariables() throws IOException {
        TargetStack stack = TargetStack.compose(Path.of(".."), Map.of("WAYBILL_ORDER_PORT", "18081"));

        assertThat(stack.orders()).hasToString("http://localhost:18081");
        assertThat(stack.inventory()).hasToString("http://localhost:8083");
        assertThat(stack.kafkaClient()).containsEntry("bootstrap.servers", "localhost:9092");
        assertThat(stack.isAuditable()).isTrue();
    }
}
