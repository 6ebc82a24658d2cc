package dev.waybill.console.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.console.cluster.TopicInfo.PartitionInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopicInfoTest {

    @Test
    void itsFiguresAreThoseOfAllPartitions() {
        var topic = new TopicInfo("orders", List.of(partition(1, 5L, 700L), partition(1, 2L, 0L)));

        assertThat(topic.records()).isEqualTo(7);
        assertThat(topic.bytes()).isEqualTo(700);
    }

    @Test
    void whatIsNotKnownOfOnePartitionIsNotKnownOfTheTopic() {
        var topic = new TopicInfo("orders", List.of(partition(1, 5L, null), partition(null, null, 700L)));

        assertThat(topic.records()).isNull();
        assertThat(topic.bytes()).isNull();
    }

    private static PartitionInfo partition(@Nullable Integer leader, @Nullable Long records, @Nullable Long bytes) {
        return new PartitionInfo(0, leader, 1, 1, records, bytes);
    }
}
