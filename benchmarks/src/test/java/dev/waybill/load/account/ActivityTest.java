package dev.waybill.load.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.load.account.Activity.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActivityTest {

    @Test
    void onlyWhatWasCountedSinceIsLeft() {
        var before = new Activity(Map.of(Kind.RECORDS, Map.of("orders", 5.0, "payments", 7.0)));
        var after = new Activity(Map.of(
                Kind.RECORDS, Map.of("orders", 8.0, "payments", 7.0, "shipping", 2.0),
                Kind.LOG_BYTES, Map.of("all databases", 100.0)));

        assertThat(after.since(before))
                .isEqualTo(new Activity(Map.of(
                        Kind.RECORDS, Map.of("orders", 3.0, "shipping", 2.0),
                        Kind.LOG_BYTES, Map.of("all databases", 100.0))));
    }

    @Test
    void aCounterThatHasBecomeSmallerCountsFromZero() {
        var before = new Activity(Map.of(Kind.CPU_MILLIS, Map.of("kafka compilers", 900.0)));
        var after = new Activity(Map.of(Kind.CPU_MILLIS, Map.of("kafka compilers", 40.0)));

        assertThat(after.since(before).counters()).containsEntry(Kind.CPU_MILLIS, Map.of("kafka compilers", 40.0));
    }
}
