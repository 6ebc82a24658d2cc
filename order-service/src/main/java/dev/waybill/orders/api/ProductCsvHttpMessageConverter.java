package dev.waybill.orders.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;

/** Reads {@link ProductCsv} from a request body: UTF-8 unless the content type says otherwise; a byte order mark is skipped. */
final class ProductCsvHttpMessageConverter extends AbstractHttpMessageConverter<ProductCsv> {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    ProductCsvHttpMessageConverter() {
        super(StandardCharsets.UTF_8, new MediaType("text", "csv"), new MediaType("application", "vnd.ms-excel"));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == ProductCsv.class;
    }

    @Override
    protected ProductCsv readInternal(Class<? extends ProductCsv> type, HttpInputMessage input) throws IOException {
        MediaType given = input.getHeaders().getContentType();
        Charset charset = given == null || given.getCharset() == null ? StandardCharsets.UTF_8 : given.getCharset();
        // an explicit decoder reports malformed input instead of replacing it
        var text = new BufferedReader(new InputStreamReader(input.getBody(), charset.newDecoder()));
        skipByteOrderMark(text);
        return ProductCsv.read(text);
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    @Override
    protected void writeInternal(ProductCsv csv, HttpOutputMessage output) {
        throw new HttpMessageNotWritableException("product CSV is never written");
    }
}
