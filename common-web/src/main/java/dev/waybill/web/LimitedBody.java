package dev.waybill.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Counts what is read and stops at the limit. */
final class LimitedBody extends ServletInputStream {

    private final ServletInputStream body;
    private final long most;
    private long read;

    LimitedBody(ServletInputStream body, long most) {
        this.body = body;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int next = body.read();
        int unused = counted(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return counted(body.read(buffer, offset, length));
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }

    private int counted(int bytes) throws BodyTooLargeException {
        read += Math.max(0, bytes);
        if (read > most) {
            throw new BodyTooLargeException(most);
        }
        return bytes;
    }
}
