package dev.waybill.messaging.relay;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * Lets the driver wait for the log without waking a thousand times a second. To see whether a message is there, the driver
 * reads with a time limit of one millisecond; the sockets made here read for longer, and still return at once when
 * something comes. Instantiated by the driver.
 */
public final class BlockingReadSocketFactory extends SocketFactory {

    private static final int DRIVERS_GLANCE = 1;
    private static final int OUR_WAIT = 50;

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void setSoTimeout(int milliseconds) throws SocketException {
                super.setSoTimeout(milliseconds == DRIVERS_GLANCE ? OUR_WAIT : milliseconds);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        return createSocket(address, port);
    }
}
