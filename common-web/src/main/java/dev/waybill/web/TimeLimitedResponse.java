package dev.waybill.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Makes every call to a response hold a lock, so that another thread can answer in place of the one that handles the
 * request. After that answer the container ignores what the handling thread still writes.
 */
final class TimeLimitedResponse implements InvocationHandler {

    private final HttpServletResponse response;
    private final Lock lock;
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;

    private TimeLimitedResponse(HttpServletResponse response, Lock lock) {
        this.response = response;
        this.lock = lock;
    }

    static HttpServletResponse of(HttpServletResponse response, Lock lock) {
        return (HttpServletResponse) Proxy.newProxyInstance(
                TimeLimitedResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                new TimeLimitedResponse(response, lock));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        lock.lock();
        try {
            return switch (method.getName()) {
                case "getOutputStream" -> stream();
                case "getWriter" -> writer();
                default -> method.invoke(response, arguments);
            };
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        } finally {
            lock.unlock();
        }
    }

    private ServletOutputStream stream() throws IOException {
        ServletOutputStream locked = stream;
        if (locked == null) {
            locked = new LockedStream(response.getOutputStream(), lock);
            stream = locked;
        }
        return locked;
    }

    private PrintWriter writer() throws IOException {
        PrintWriter locked = writer;
        if (locked == null) {
            locked = new PrintWriter(new LockedWriter(response.getWriter(), lock));
            writer = locked;
        }
        return locked;
    }

    @FunctionalInterface
    private interface Write {

        void run() throws IOException;
    }

    private static void locked(Lock lock, Write write) throws IOException {
        lock.lock();
        try {
            write.run();
        } finally {
            lock.unlock();
        }
    }

    private static final class LockedStream extends ServletOutputStream {

        private final ServletOutputStream stream;
        private final Lock lock;

        LockedStream(ServletOutputStream stream, Lock lock) {
            this.stream = stream;
            this.lock = lock;
        }

        @Override
        public void write(int value) throws IOException {
            locked(lock, () -> stream.write(value));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            locked(lock, () -> stream.write(bytes, offset, length));
        }

        @Override
        public void flush() throws IOException {
            locked(lock, stream::flush);
        }

        @Override
        public void close() throws IOException {
            locked(lock, stream::close);
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            stream.setWriteListener(listener);
        }
    }

    private static final class LockedWriter extends Writer {

        private final Writer writer;
        private final Lock responseLock;

        LockedWriter(Writer writer, Lock responseLock) {
            this.writer = writer;
            this.responseLock = responseLock;
        }

        @Override
        public void write(char[] characters, int offset, int length) throws IOException {
            locked(responseLock, () -> writer.write(characters, offset, length));
        }

        @Override
        public void flush() throws IOException {
            locked(responseLock, writer::flush);
        }

        @Override
        public void close() throws IOException {
            locked(responseLock, writer::close);
        }
    }
}
