package dev.waybill.messaging.relay;

import java.time.Duration;

/**
 * @param frozen a relay that says nothing for so long has lost its place
 * @param look how often progress is noted and a place that became free is looked for
 * @param drain the most that a stop waits for what was committed before it
 */
record RelayTimeouts(Duration frozen, Duration look, Duration drain) {

    static final RelayTimeouts USUAL =
            new RelayTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(5));
}
