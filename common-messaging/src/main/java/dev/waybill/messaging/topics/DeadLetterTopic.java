package dev.waybill.messaging.topics;

/** The name of the topic for records that a consumer group could not read or handle. */
public final class DeadLetterTopic {

    private DeadLetterTopic() {}

    public static String of(String topic, String group) {
        return topic + "." + group + ".dlt";
    }
}
