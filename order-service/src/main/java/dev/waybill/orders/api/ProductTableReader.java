package dev.waybill.orders.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;

/** Lets a controller take a {@link ProductTable}: in UTF-8, with or without a byte order mark, unless said otherwise. */
final class ProductTableReader extends AbstractHttpMessageConverter<ProductTable> {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    ProductTableReader() {
        super(StandardCharsets.UTF_8, new MediaType("text", "csv"));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == ProductTable.class;
    }

    @Override
    protected ProductTable readInternal(Class<? extends ProductTable> type, HttpInputMessage input) throws IOException {
        MediaType given = input.getHeaders().getContentType();
        Charset charset = given == null || given.getCharset() == null ? StandardCharsets.UTF_8 : given.getCharset();
        // a decoder of its own, because that one does not replace what it cannot read
        var text = new BufferedReader(new InputStreamReader(input.getBody(), charset.newDecoder()));
        skipMark(text);
        return ProductTable.read(text);
    }

    private static void skipMark(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    @Override
    protected void writeInternal(ProductTable table, HttpOutputMessage output) {
        throw new HttpMessageNotWritableException("a table is only read");
    }
}
