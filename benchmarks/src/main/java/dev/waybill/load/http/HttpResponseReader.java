package dev.waybill.load.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads the responses of a connection (RFC 9112, sections 4 to 7). Not thread-safe. */
final class HttpResponseReader {

    private static final int UNTIL_CLOSED = -1;

    private final InputStream in;
    private final byte[] buffer = new byte[8 * 1024];
    private int position;
    private int end;

    HttpResponseReader(InputStream in) {
        this.in = in;
    }

    /** @throws IOException if the connection ends or the response is not valid HTTP */
    HttpResponse read() throws IOException {
        String first = line();
        if (!first.startsWith("HTTP/1.1 ") || first.length() < 12) {
            throw new IOException("Not an HTTP response: " + first);
        }
        int status = Integer.parseInt(first, 9, 12, 10);
        long length = UNTIL_CLOSED;
        boolean chunked = false;
        boolean last = false;
        String createdId = "";
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Long.parseLong(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "connection" -> last = value.equalsIgnoreCase("close");
                case "location" -> createdId = value.substring(value.lastIndexOf('/') + 1);
                default -> {}
            }
        }
        if (chunked) {
            skipChunks();
        } else if (length == UNTIL_CLOSED && status != 204 && status != 304) {
            throw new IOException("A response of unknown length");
        } else {
            skip(Math.max(0, length));
        }
        return new HttpResponse(status, createdId, last);
    }

    private void skipChunks() throws IOException {
        while (true) {
            String size = line();
            int extension = size.indexOf(';');
            long length = Long.parseLong((extension < 0 ? size : size.substring(0, extension)).strip(), 16);
            if (length == 0) {
                while (!line().isEmpty()) {
                    // trailers are ignored
                }
                return;
            }
            skip(length + 2);
        }
    }

    private void skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            if (position == end) {
                position = 0;
                end = 0;
                fill();
            }
            int step = (int) Math.min(left, end - position);
            position += step;
            left -= step;
        }
    }

    /** Up to the next line feed, without the carriage return. */
    private String line() throws IOException {
        int from = position;
        while (true) {
            while (position < end) {
                if (buffer[position++] == '\n') {
                    int length = position - from - 1;
                    boolean returned = length > 0 && buffer[from + length - 1] == '\r';
                    return new String(buffer, from, returned ? length - 1 : length, StandardCharsets.ISO_8859_1);
                }
            }
            System.arraycopy(buffer, from, buffer, 0, end - from);
            position = end - from;
            end = position;
            from = 0;
            if (end == buffer.length) {
                throw new IOException("A line of more than " + end + " bytes");
            }
            fill();
        }
    }

    private void fill() throws IOException {
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            throw new EOFException("The connection was closed");
        }
        end += read;
    }
}
