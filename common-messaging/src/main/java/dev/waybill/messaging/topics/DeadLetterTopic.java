package dev.waybill.messaging.topics;

/** The name of the topic for records that a consumer group could not read or handle. */
public final class DeadLetterTopic {

    private static final String SUFFIX = ".dlt";

    private DeadLetterTopic() {}

    public static String of(String topic, String group) {
        return topic + "." + group + SUFFIX;
    }

    static boolean matches(String topic) {
        return topic.endsWith(SUFFIX);
    }
}
