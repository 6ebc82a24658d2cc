package dev.waybill.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of this machine's loopback address. */
public final class Ports {
    /**
     * Below the range from which operating systems take ports for outgoing connections, so that none of these takes the
     * port in between: Linux begins at 32768, gVisor at 16000.
     */
    private static final ReservedPorts RESERVED = new ReservedPorts(10_000, 15_000);

    private Ports() {}

    /**
     * A port that is free now. No process that asks here gets it while this one runs, even if nothing listens on it for
     * a while; only other programs may take it. Thread-safe.
     *
     * @throws IllegalStateException if no port is left
     */
    public static int free() {
        return RESERVED.next();
    }

    /** Whether nothing of this machine listens there, neither for everyone nor for this machine only. */
    public static boolean isFree(int port) {
        if (answers(port)) {
            return false;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether something accepts connections there. */
    public static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
