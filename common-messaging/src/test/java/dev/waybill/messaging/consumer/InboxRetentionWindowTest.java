package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.MutableTime;
import dev.waybill.messaging.database.ServiceDatabase;
import dev.waybill.messaging.database.TestPartitions;
import dev.waybill.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxRetentionWindowTest {

    @ParameterizedTest
    @ValueSource(strings = {"P5D", "PT-1H"})
    void theDaysAreReadAgainAfterAMinuteWhateverTheClockIsSetTo(Duration difference) {
        try (var service = new ServiceDatabase(TestPostgres.shared())) {
            TestPartitions.create(service);
            var time = new MutableTime();
            time.setClock(Duration.between(time.now().time(), Instant.now()));
            var window = new InboxRetentionWindow(service.jdbc, time);
            window.refreshIfDue();
            Instant now = Instant.now();
            assertThat(window.contains(now)).isTrue();

            service.jdbc.execute("drop table inbox");
            service.jdbc.execute("create table inbox (id uuid) partition by range (id)");
            service.jdbc.execute("create table inbox_later partition of inbox for values from"
                    + " ('ff000000-0000-0000-0000-000000000000') to (maxvalue)");
            time.setClock(difference);
            window.refreshIfDue();
            assertThat(window.contains(now)).isTrue();

            time.pass(Duration.ofSeconds(60));
            window.refreshIfDue();
            assertThat(window.contains(now)).isFalse();
        }
    }
}
