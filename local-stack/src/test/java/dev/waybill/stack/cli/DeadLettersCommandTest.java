package dev.waybill.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each test works on a source topic of its own. */
class DeadLettersCommandTest {
    @TempDir
    private static Path folder;

    private static Post post;

    private final String topic = "topic" + System.nanoTime();

    @BeforeAll
    static void start() {
        post = Post.start(folder);
    }

    @AfterAll
    static void stop() {
        post.close();
    }

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
        assertThat(run(0, "show", partial)).contains("two?lines", "reason   -", "failed   at -");
    }

    @Test
    void aDeadLetterIsReplayedAsTheUnchangedRecordWithReplayHeaders() {
        Death death = new Death(topic, "payment-service", "order-1", "not even {json")
                .with("dlt_original_topic", "of an earlier failure")
                .with("kafka_dlt-exception-message", "of an earlier failure")
                .with("waybill_dlt-reason", "of an earlier failure");
        String deadLetter = post.die(death);

        assertThat(run(0, "replay", deadLetter, "--reason", "the price list is back"))
                .contains("1 replayed");

        ConsumerRecord<byte[], byte[]> replay = post.records(topic).getLast();
        assertThat(replay.partition()).isEqualTo(Post.PARTITION);
        assertThat(replay.key()).isEqualTo(death.key().getBytes(StandardCharsets.UTF_8));
        assertThat(replay.value()).isEqualTo(death.value().getBytes(StandardCharsets.UTF_8));
        assertThat(headers(replay))
                .containsExactly("ce_type=order.placed.v1", "replay_group=payment-service", "replay_attempt=1");
        assertThat(run(0, "history"))
                .contains(
                        "STARTED  " + deadLetter,
                        "REPLAYED " + deadLetter,
                        "attempt 1, by tester: the price list is back");
    }

    @Test
    void whatWasReplayedIsNotReplayedAgainWithoutTheOption() {
        post.die(new Death(topic, "payment-service", "order-1", "{}"));

        assertThat(run(0, "replay", "--topic", topic)).contains("1 replayed");
        assertThat(run(0, "replay", "--topic", topic)).contains("was already replayed", "0 replayed");
        assertThat(deadLetters("--topic", topic, "--new")).isEmpty();
        assertThat(run(0, "replay", "--topic", topic, "--again")).contains("1 replayed");
        assertThat(post.records(topic)).hasSize(3);
    }

    @Test
    void aDeadLetterWrittenTwiceIsReplayedOnce() {
        Death death = new Death(topic, "payment-service", "order-1", "{}");
        post.die(death);
        post.writeAgain(death);

        assertThat(deadLetters("--topic", topic)).hasSize(1);
        assertThat(run(0, "replay", "--topic", topic)).contains("1 replayed");
        assertThat(run(0, "replay", "--topic", topic)).contains("0 replayed");
        assertThat(post.records(topic)).hasSize(2);
    }

    @Test
    void aRecordThatFailsAfterEachReplayIsNotReplayedMoreThanThreeTimes() {
        post.die(new Death(topic, "payment-service", "order-1", "{}").with("replay_attempt", "3"));

        assertThat(run(0, "replay", "--topic", topic)).contains("was already replayed 3 times", "0 replayed");
        assertThat(run(0, "replay", "--topic", topic, "--max-attempts", "4")).contains("1 replayed");
        assertThat(headers(post.records(topic).getLast())).contains("replay_attempt=4");
    }

    @Test
    void whatIsOlderThanConsumersRememberIsLeftAlone() {
        post.die(new Death(topic, "payment-service", "order-1", "{}")
                .with("ce_id", "01000000-0000-7000-8000-000000000001"));

        assertThat(run(0, "replay", "--topic", topic)).contains("longer ago than consumers remember", "0 replayed");
    }

    @Test
    void aDryRunOnlySays() {
        post.die(new Death(topic, "payment-service", "order-1", "{}"));

        assertThat(run(0, "replay", "--topic", topic, "--dry-run")).contains("would be replayed", "1 to replay");
        assertThat(post.records(topic)).hasSize(1);
        assertThat(deadLetters("--topic", topic, "--new")).hasSize(1);
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
    void nothingIsReplayedByMistake() {
        assertThat(run(2, "replay")).contains("Select dead letters");
        assertThat(run(2, "show", "orders")).contains("no dead letter");
        assertThat(run(1, "replay", "orders.nobody.dlt:0:0")).contains("nothing was replayed");
    }

    private List<JsonNode> deadLetters(String... options) {
        String[] arguments = Stream.concat(Stream.of("list", "--json"), Arrays.stream(options))
                .toArray(String[]::new);
        return JsonMapper.builder()
                .build()
                .readTree(run(0, arguments))
                .valueStream()
                .toList();
    }

    private static List<String> headers(ConsumerRecord<byte[], byte[]> record) {
        return Arrays.stream(record.headers().toArray())
                .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static String run(int exitCode, String... arguments) {
        var out = new ByteArrayOutputStream();
        var here = CliContext.of(
                new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false),
                folder,
                Map.of("WAYBILL_OPERATOR", "tester"));
        String[] whole = Stream.of(
                        Stream.of("dead-letters"),
                        Arrays.stream(arguments),
                        Stream.of("--bootstrap-servers", post.servers()))
                .flatMap(part -> part)
                .toArray(String[]::new);
        assertThat(Waybill.commandLine(here).execute(whole))
                .as(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(exitCode);
        return out.toString(StandardCharsets.UTF_8);
    }
}
