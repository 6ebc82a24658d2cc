package dev.waybill.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request whose body fails to be read once it is too large or too slow. */
final class LimitedRequestWrapper extends HttpServletRequestWrapper {

    private final long maxSize;
    private final long deadline;
    private @Nullable ServletInputStream body;

    LimitedRequestWrapper(HttpServletRequest request, long maxSize, long deadline) {
        super(request);
        this.maxSize = maxSize;
        this.deadline = deadline;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        ServletInputStream limited = body;
        if (limited == null) {
            limited = new LimitedInputStream(super.getInputStream(), maxSize, deadline);
            body = limited;
        }
        return limited;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String encoding = getCharacterEncoding();
        Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
}
