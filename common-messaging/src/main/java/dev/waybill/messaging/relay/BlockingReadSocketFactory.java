package dev.waybill.messaging.relay;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * Lets the driver wait for the log without waking up a thousand times a second. To check for a message, the driver reads
 * with a timeout of one millisecond; these sockets use a longer one, and still return as soon as data arrives.
 * Instantiated by the driver.
 */
public final class BlockingReadSocketFactory extends SocketFactory {

    private static final int DRIVER_POLL_TIMEOUT = 1;
    private static final int READ_TIMEOUT = 50;

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void setSoTimeout(int milliseconds) throws SocketException {
                super.setSoTimeout(milliseconds == DRIVER_POLL_TIMEOUT ? READ_TIMEOUT : milliseconds);
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
