package dev.waybill.stack.cli;

import static dev.waybill.stack.cli.DeadLetterCommandLine.deadLetters;
import static dev.waybill.stack.cli.DeadLetterCommandLine.headers;
import static dev.waybill.stack.cli.DeadLetterCommandLine.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Each test works on a source topic of its own. */
class DeadLetterActionsCommandTest {
    private final Post post = Post.shared();
    private final String topic = "topic" + System.nanoTime();

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

        assertThat(run(0, "replay", "--topic", topic, "--dry-run"))
                .contains("would be replayed", "1 would be replayed");
        assertThat(post.records(topic)).hasSize(1);
        assertThat(deadLetters("--topic", topic)).hasSize(1);
    }

    @Test
    void nothingIsReplayedByMistake() {
        assertThat(run(2, "replay")).contains("Select dead letters");
        assertThat(run(2, "show", "orders")).contains("no dead letter");
        assertThat(run(1, "replay", "orders.nobody.dlt:0:0")).contains("nothing was replayed");
    }

    @Test
    void deadLettersOfOneOrderAreReplayedInTheOrderOfTheirEvents() {
        String later = post.die(event("order-1", 3));
        post.die(event("order-2", 2));
        post.die(event("order-1", 1));
        String last = post.die(event("order-1", 2));

        assertThat(run(0, "replay", "--topic", topic)).contains("4 replayed");
        assertThat(replayed())
                .filteredOn(each -> each.startsWith("order-1"))
                .containsExactly("order-1 0000000001", "order-1 0000000002", "order-1 0000000003");

        assertThat(run(0, "replay", later, last, "--again")).contains("2 replayed");
        assertThat(replayed()).endsWith("order-1 0000000002", "order-1 0000000003");
    }

    @Test
    void noMoreThanTheLimitAreReplayed() {
        post.die(event("order-1", 1));
        post.die(event("order-1", 2));
        post.die(event("order-2", 1));

        assertThat(run(0, "replay", "--topic", topic, "--limit", "2", "--dry-run"))
                .contains("2 would be replayed, 1 more beyond --limit");
        assertThat(run(0, "replay", "--topic", topic, "--limit", "2")).contains("2 replayed, 1 more");
        assertThat(replayed()).containsExactly("order-1 0000000001", "order-1 0000000002");
    }

    @Test
    void aDiscardedDeadLetterIsRecordedWithItsReasonAndReplayedOnlyAgain() {
        String deadLetter = post.die(event("order-1", 1));

        assertThat(run(2, "discard", deadLetter)).contains("A discard needs a reason", "--reason");
        assertThat(run(0, "discard", deadLetter, "--dry-run")).contains("1 would be discarded");
        assertThat(run(0, "discard", deadLetter, "--reason", "the order was a test"))
                .contains("1 discarded");

        assertThat(run(0, "discard", deadLetter, "--reason", "once more"))
                .contains("it was already discarded", "0 discarded");
        assertThat(run(0, "history")).contains("DISCARDED " + deadLetter + ", by tester: the order was a test");
        assertThat(run(0, "replay", "--topic", topic)).contains("was already discarded (--again", "0 replayed");
        assertThat(replayed()).isEmpty();
        assertThat(run(0, "replay", deadLetter, "--again")).contains("1 replayed");
        assertThat(deadLetters("--topic", topic, "--all"))
                .singleElement()
                .satisfies(listed -> assertThat(listed.path("state").asString()).isEqualTo("replayed"));
    }

    @Test
    void anEventOlderThanTheInboxIsReplayedForAReasonWithAnIdForTheInbox() {
        post.die(event("order-1", 1).with("ce_id", "01000000-0000-7000-8000-000000000001"));

        assertThat(run(2, "replay", "--topic", topic, "--older-than-inbox")).contains("needs a reason");
        assertThat(run(0, "replay", "--topic", topic, "--older-than-inbox", "--dry-run"))
                .contains("would be replayed: is about no order");
        assertThat(run(0, "replay", "--topic", topic, "--older-than-inbox", "--reason", "the order has no payment"))
                .contains("1 replayed");
        assertThat(headers(post.records(topic).getLast()))
                .anyMatch(
                        header -> header.matches("replay_id=[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f-]{16}"));
    }

    /** As after an interruption between the replay and its entry in the history. */
    @Test
    void replaysOfTheSameEventOlderThanTheInboxHaveTheSameIdForTheInbox() {
        String event = "01000000-0000-7000-8000-000000000001";
        post.die(event("order-1", 1).with("ce_id", event));
        post.die(event("order-1", 1).with("ce_id", event));
        post.die(event("order-2", 1).with("ce_id", "01000000-0000-7000-8000-000000000002"));

        run(0, "replay", "--topic", topic, "--older-than-inbox", "--reason", "the orders have no payment");

        var ids = post.records(topic).stream()
                .flatMap(record -> Stream.ofNullable(record.headers().lastHeader("replay_id")))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .toList();
        assertThat(ids).hasSize(3);
        assertThat(Set.copyOf(ids)).hasSize(2);
    }

    private Death event(String order, int sequence) {
        return new Death(topic, "payment-service", order, "{}").with("ce_sequence", "000000000" + sequence);
    }

    private List<String> replayed() {
        return post.records(topic).stream()
                .filter(record -> record.headers().lastHeader("replay_group") != null)
                .map(record -> new String(record.key(), StandardCharsets.UTF_8) + " "
                        + new String(record.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8))
                .toList();
    }
}
