package dev.waybill.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A request that one thread handles, and that another may answer in its place if that takes too long. Thread-safe. */
final class InFlightRequest {

    private static final String ATTRIBUTE = InFlightRequest.class.getName();

    private final ReentrantLock lock = new ReentrantLock();
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final long startedAt;
    private boolean ended;
    private volatile boolean timedOut;

    /** Answers a request whose time is over. */
    @FunctionalInterface
    interface TimeoutAnswer {

        void write(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    /** @param startedAt as {@link System#nanoTime} */
    InFlightRequest(HttpServletRequest request, HttpServletResponse response, long startedAt) {
        this.request = request;
        this.response = response;
        this.startedAt = startedAt;
        request.setAttribute(ATTRIBUTE, this);
    }

    static @Nullable InFlightRequest of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof InFlightRequest found ? found : null;
    }

    long startedAt() {
        return startedAt;
    }

    /** The response for the thread that handles the request. */
    HttpServletResponse response() {
        return TimeLimitedResponse.of(response, lock);
    }

    /**
     * Answers in place of the thread that handles the request, unless that is answering already. The thread goes on: it may be in
     * the database driver, where an interrupt closes the connection; the database has time limits of its own.
     */
    void timeOut(TimeoutAnswer answer) throws IOException {
        if (lock.tryLock()) { // otherwise the thread is answering
            try {
                if (!ended && !timedOut && !response.isCommitted()) {
                    timedOut = true;
                    answer.write(request, response);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    boolean isTimedOut() {
        return timedOut;
    }

    /** @return whether it had not ended before */
    boolean end() {
        lock.lock();
        try {
            boolean wasInFlight = !ended;
            ended = true;
            return wasInFlight;
        } finally {
            lock.unlock();
        }
    }
}
