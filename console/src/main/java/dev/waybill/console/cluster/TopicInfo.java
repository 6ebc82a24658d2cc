package dev.waybill.console.cluster;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A topic as the brokers know it.
 *
 * @param partitions empty if the topic is missing
 */
public record TopicInfo(String name, List<PartitionInfo> partitions) {

    /**
     * A partition.
     *
     * @param leader the broker's id; null if there is none
     * @param records between the first and the last offset; null if nobody leads it, who could say it
     * @param bytes on the disk of one replica; null if the brokers do not say
     */
    public record PartitionInfo(
            int number,
            @Nullable Integer leader,
            int replicas,
            int inSync,
            @Nullable Long records,
            @Nullable Long bytes) {}

    public boolean isMissing() {
        return partitions.isEmpty();
    }

    /** Null if those of a partition are not known. */
    public @Nullable Long records() {
        return sum(partitions, PartitionInfo::records);
    }

    /** Null if those of a partition are not known. */
    public @Nullable Long bytes() {
        return sum(partitions, PartitionInfo::bytes);
    }

    /** The sum of a figure of these; null if it is not known of all of them. */
    public static <T> @Nullable Long sum(List<T> parts, Function<T, @Nullable Long> figure) {
        long sum = 0;
        for (var part : parts) {
            Long known = figure.apply(part);
            if (known == null) {
                return null;
            }
            sum += known;
        }
        return sum;
    }

    /** How many partitions each broker leads. */
    public Map<String, Long> leaders() {
        return partitions.stream()
                .collect(Collectors.groupingBy(
                        partition -> partition.leader() == null ? "none" : "broker " + partition.leader(),
                        java.util.TreeMap::new,
                        Collectors.counting()));
    }

    public long underReplicated() {
        return partitions.stream()
                .filter(partition -> partition.inSync() < partition.replicas())
                .count();
    }

    public boolean isDeadLetters() {
        return name.endsWith(".dlt");
    }
}
