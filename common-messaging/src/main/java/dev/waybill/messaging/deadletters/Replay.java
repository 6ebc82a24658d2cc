package dev.waybill.messaging.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** A dead letter that an operator has published again on its topic, for the one group that had rejected it. */
public final class Replay {

    /** The header that names the group of a replay. Other records do not have it. */
    public static final String GROUP = "replay_group";

    private Replay() {}

    /** Whether a record is a replay for another group. This group has processed the original. */
    public static boolean isForOtherGroup(Headers headers, String group) {
        Header addressee = headers.lastHeader(GROUP);
        return addressee != null && !Arrays.equals(addressee.value(), group.getBytes(UTF_8));
    }
}
