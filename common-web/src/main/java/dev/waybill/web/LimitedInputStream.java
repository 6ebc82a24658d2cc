package dev.waybill.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Counts what is read, and fails above the limit or after the deadline. */
final class LimitedInputStream extends ServletInputStream {

    private final ServletInputStream body;
    private final long maxSize;
    private final long deadline;
    private long read;

    /** @param deadline as {@link System#nanoTime} */
    LimitedInputStream(ServletInputStream body, long maxSize, long deadline) {
        this.body = body;
        this.maxSize = maxSize;
        this.deadline = deadline;
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

    private int counted(int bytes) throws RefusedBodyException {
        read += Math.max(0, bytes);
        if (read > maxSize) {
            throw new RefusedBodyException(ProblemType.TOO_LARGE, RequestSizeLimitFilter.detail(maxSize));
        }
        if (System.nanoTime() - deadline > 0) {
            throw new RefusedBodyException(ProblemType.TOO_SLOW, "The body took too long to arrive.");
        }
        return bytes;
    }
}
