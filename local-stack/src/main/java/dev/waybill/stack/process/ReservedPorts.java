package dev.waybill.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that this process alone gives out. It reserves them in ranges: to listen on the first port of a range reserves
 * the others, and the operating system ends that with the process.
 */
final class ReservedPorts {
    private static final int RANGE = 50;

    private final int lowest;
    private final int ranges;

    /** Held so that they stay open. */
    private final List<ServerSocket> reservations = new ArrayList<>();

    private int next;
    private int endOfRange;

    /**
     * @param lowest the first of the ports to share with other processes, which have to use the same
     * @param end the one after the last
     */
    ReservedPorts(int lowest, int end) {
        this.lowest = lowest;
        this.ranges = (end - lowest) / RANGE;
    }

    /** A port that nothing listens on, each one once. */
    synchronized int next() {
        while (true) {
            if (next == endOfRange) {
                reserveRange();
            }
            int port = next++;
            if (Ports.isFree(port)) {
                return port;
            }
        }
    }

    private void reserveRange() {
        int any = ThreadLocalRandom.current().nextInt(ranges);
        for (int i = 0; i < ranges; i++) {
            int first = lowest + (any + i) % ranges * RANGE;
            try {
                reservations.add(new ServerSocket(first, 1, InetAddress.getLoopbackAddress()));
                next = first + 1;
                endOfRange = first + RANGE;
                return;
            } catch (IOException e) {
                // reserved already, or taken by another program
            }
        }
        throw new IllegalStateException("No free port from " + lowest + " to " + (lowest + ranges * RANGE - 1));
    }
}
