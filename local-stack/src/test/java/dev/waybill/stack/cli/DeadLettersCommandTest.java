package dev.waybill.stack.cli;

import static dev.waybill.stack.cli.DeadLetterCommandLine.deadLetters;
import static dev.waybill.stack.cli.DeadLetterCommandLine.headers;
import static dev.waybill.stack.cli.DeadLetterCommandLine.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.stack.process.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test works on a source topic of its own. */
class DeadLettersCommandTest {
    @TempDir
    private Path folder;

    private final Post post = Post.shared();
    private final String topic = "topic" + System.nanoTime();

    @Test
    void deadLettersAreListedByTopicGroupErrorAndOrder() {
        post.die(new Death(topic, "payment-service", "order-1", "{}"));
        post.die(new Death(topic, "inventory-service", "order-2", "{}").because("java.lang.IllegalStateException"));

        assertThat(deadLetters("--topic", topic)).hasSize(2);
        assertThat(deadLetters("--topic", topic, "--group", "payment-service")).hasSize(1);
        assertThat(deadLetters("--topic", topic, "--error", "illegalstate")).hasSize(1);
        assertThat(deadLetters("--topic", topic, "--error", "invalid-facts")).hasSize(2);
        assertThat(deadLetters("--topic", topic, "--error", "invalid-json")).isEmpty();
        assertThat(deadLetters("--topic", topic, "--order", "order-1"))
                .singleElement()
                .satisfies(deadLetter -> {
                    assertThat(deadLetter.path("letter").asString()).startsWith(topic + ".payment-service.dlt:");
                    assertThat(deadLetter.path("type").asString()).isEqualTo("order.placed.v1");
                    assertThat(deadLetter.path("replayed").asBoolean()).isFalse();
                    assertThat(deadLetter.path("reason").asString()).isEqualTo("invalid-facts");
                    assertThat(deadLetter.path("error").asString()).isEqualTo("dev.waybill.InvalidFactsException");
                    assertThat(deadLetter.path("message").asString()).isEqualTo("it failed");
                    assertThat(deadLetter.path("failedAt").asString()).isEqualTo("2026-03-01T12:00:00Z");
                });
        assertThat(run(0, "list", "--topic", topic))
                .contains("invalid-facts", "IllegalStateException: it failed", "new");
    }

    @Test
    void oneDeadLetterIsShownCompletely() {
        String deadLetter = post.die(new Death(topic, "payment-service", "order-1", "{\"a\":1}"));

        assertThat(run(0, "show", deadLetter))
                .contains(
                        "failed   at 2026-03-01T12:00:00Z in payment-service",
                        "reason   invalid-facts",
                        "error    dev.waybill.InvalidFactsException: it failed",
                        "origin   " + topic + ":" + Post.PARTITION + ":0",
                        "ce_type: order.placed.v1",
                        "\"a\" : 1",
                        "key      order-1")
                .doesNotContain("_dlt-");
    }

    @Test
    void aDeadLetterWithFormerHeadersIsListedShownAndReplayed() {
        String deadLetter = post.die(new Death(topic, "payment-service", "order-1", "{}")
                .with("kafka_dlt-original-topic", "another topic")
                .inFormerWay());

        assertThat(deadLetters("--topic", topic, "--error", "InvalidFacts", "--group", "payment-service"))
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.path("reason").asString()).isEmpty();
                    assertThat(listed.path("message").asString()).isEqualTo("it failed");
                });
        assertThat(run(0, "show", deadLetter))
                .contains(
                        "failed   at 2026-03-01T12:00:00Z in payment-service",
                        "error    dev.waybill.InvalidFactsException: it failed",
                        "origin   " + topic + ":" + Post.PARTITION + ":0");
        assertThat(run(0, "replay", deadLetter)).contains("1 replayed");
        assertThat(headers(post.records(topic).getLast()))
                .containsExactly("ce_type=order.placed.v1", "replay_group=payment-service", "replay_attempt=1");
        assertThat(deadLetters("--topic", topic, "--new")).isEmpty();
    }

    @Test
    void headersThatCannotBeReadHideNoOtherDeadLetter() {
        String name = topic + ".payment-service.dlt";
        post.put(name, Map.of());
        post.put(name, Map.of("kafka_dlt-original-offset", new byte[3]));
        post.put(name, Map.of("dlt_original_offset", Post.bytes("many")));
        String partial = post.put(
                name,
                Map.of(
                        "kafka_dlt-original-topic", Post.bytes(topic),
                        "kafka_dlt-original-partition", Post.fourBytes(1),
                        "kafka_dlt-original-offset", Post.eightBytes(7),
                        "kafka_dlt-original-timestamp", new byte[0],
                        "kafka_dlt-original-consumer-group", Post.bytes("payment-service"),
                        "waybill_dlt-detail", Post.bytes("two\nlines")));
        String whole = post.die(new Death(topic, "payment-service", "order-1", "{}"));

        assertThat(deadLetters("--topic", topic))
                .extracting(deadLetter -> deadLetter.path("letter").asString())
                .containsExactlyInAnyOrder(partial, whole);
        assertThat(run(0, "list", "--topic", topic).lines()).hasSize(3);
        assertThat(run(0, "show", partial)).contains("two\\u000alines", "reason   -", "failed   at -");
    }

    @Test
    void environmentsOnOneClusterHaveTheirOwnDeadLetters() {
        String deadLetter = post.die(
                new Death("staging-" + topic, "payment-service", "order-1", "{}").of("staging-payment-service"));
        post.die(new Death(topic, "payment-service", "order-2", "{}"));

        assertThat(deadLetters("--topic", topic)).hasSize(1);
        assertThat(deadLetters("--topic", "staging-" + topic)).isEmpty();
        assertThat(deadLetters("--prefix", "staging-", "--topic", "staging-" + topic))
                .singleElement()
                .satisfies(
                        listed -> assertThat(listed.path("letter").asString()).isEqualTo(deadLetter));
        assertThat(run(0, "replay", "--prefix", "staging-", deadLetter)).contains("1 replayed");
        assertThat(headers(post.records("staging-" + topic).getLast()))
                .contains("replay_group=staging-payment-service");
        assertThat(run(0, "history", "--prefix", "staging-")).contains("REPLAYED " + deadLetter);
        assertThat(run(0, "history")).doesNotContain(deadLetter);
    }

    @Test
    void whatIsDealtWithIsListedOnRequestOnly() {
        post.die(new Death(topic, "payment-service", "order-1", "{}"));
        post.die(new Death(topic, "payment-service", "order-2", "{}"));
        post.die(new Death(topic, "payment-service", "order-3", "{}"));
        run(0, "replay", "--topic", topic, "--order", "order-1");
        run(0, "discard", "--topic", topic, "--order", "order-2", "--reason", "a duplicate");

        assertThat(deadLetters("--topic", topic))
                .extracting(listed -> listed.path("order").asString())
                .containsExactly("order-3");
        assertThat(deadLetters("--topic", topic, "--all"))
                .extracting(listed -> listed.path("state").asString())
                .containsExactly("replayed", "discarded", "new");
    }

    @Test
    void deadLettersAreListedByTheTimeOfTheirFailure() {
        post.die(new Death(topic, "payment-service", "order-1", "{}"));

        assertThat(deadLetters("--topic", topic, "--since", "2026-03-01T12:00:00Z", "--until", "2026-03-01T12:00:01Z"))
                .hasSize(1);
        assertThat(deadLetters("--topic", topic, "--since", "2026-03-01T12:00:01Z"))
                .isEmpty();
        assertThat(deadLetters("--topic", topic, "--until", "2026-03-01T12:00:00Z"))
                .isEmpty();
        assertThat(run(2, "list", "--since", "yesterday")).contains("is no time");
    }

    @Test
    void noTextControlsTheTerminal() {
        var evil = "\u001b[2J\u009b31m\u202e\n";
        String deadLetter = post.die(new Death(topic, "payment-service", evil, "{\"a\":\"" + evil + "\"")
                .because(evil)
                .with("x" + evil, evil));
        String json = post.die(new Death(topic, "payment-service", "order-2", "{\"a\":\"\u009b31m\u202e\"}"));

        assertThat(List.of(
                        run(0, "list", "--topic", topic),
                        run(0, "list", "--topic", topic, "--json"),
                        run(0, "show", deadLetter),
                        run(0, "show", json),
                        run(0, "replay", "--topic", topic, "--reason", evil),
                        run(0, "history")))
                .allSatisfy(text -> assertThat(text.replace(System.lineSeparator(), "\n"))
                        .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]"));
        assertThat(run(0, "show", deadLetter)).contains("\\u001b[2J\\u009b31m\\u202e");
    }

    @Test
    void missingDeadLetterTopicsAndNewPartitionsAreShown() {
        post.die(new Death(topic, topic + "-service", "order-1", "{}"));
        post.consume(topic, topic + "-service", 5);
        post.consume("more-" + topic, topic + "-service", 4);

        assertThat(run(0, "list", "--topic", topic))
                .contains("%s.%s-service.dlt has 3 partitions and %s has 5".formatted(topic, topic, topic));
        assertThat(run(0, "list", "--group", topic + "-service"))
                .contains("more-%s.%s-service.dlt is missing".formatted(topic, topic));

        post.delete(topic);
        assertThat(run(0, "list", "--topic", topic)).contains(topic + " is missing, so nothing of");
    }

    /** With {@code -Dwaybill.long=true} 150,000 in the heap of the command line; otherwise fewer in a smaller one. */
    @Test
    void moreDeadLettersThanFitIntoTheHeapAreListed() throws IOException, InterruptedException {
        boolean many = Boolean.getBoolean("waybill.long");
        int count = many ? 150_000 : 15_000;
        String first = post.die(new Death(topic, "payment-service", "order-0", "{}"));
        post.dieOften(new Death(topic, "payment-service", "", "x".repeat(4_000)), count);

        var out = folder.resolve("list");
        var command = Jvm.running(
                Waybill.class,
                List.of(many ? "-Xmx128m" : "-Xmx32m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                List.of("dead-letters", "list", "--topic", topic, "--bootstrap-servers", post.servers()));
        var process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();

        assertThat(process.waitFor()).isZero();
        try (var lines = Files.lines(out)) {
            assertThat(lines.filter(line -> line.startsWith(topic))).hasSize(count + 1);
        }
        assertThat(run(0, "show", first)).contains("key      order-0");
    }
}
