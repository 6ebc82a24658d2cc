package dev.waybill.messaging.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** A dead letter that an operator has put back on its topic, for the one group whose letter it was. */
public final class Replay {

    /** Whom a replay is for; what was not replayed has no such header. */
    public static final String GROUP = "replay_group";

    private Replay() {}

    /** Whether a record is a replay for others, who have asked for it; this group has settled the record before. */
    public static boolean isForOthers(Headers headers, String group) {
        Header whom = headers.lastHeader(GROUP);
        return whom != null && !Arrays.equals(whom.value(), group.getBytes(UTF_8));
    }
}
