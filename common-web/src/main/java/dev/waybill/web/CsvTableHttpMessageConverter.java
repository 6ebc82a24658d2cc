package dev.waybill.web;

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

/** Reads a {@link CsvTable} from a request body: UTF-8 unless the content type says otherwise. */
final class CsvTableHttpMessageConverter extends AbstractHttpMessageConverter<CsvTable> {

    CsvTableHttpMessageConverter() {
        super(
                StandardCharsets.UTF_8,
                MediaType.valueOf(CsvTable.MEDIA_TYPE),
                MediaType.valueOf(CsvTable.EXCEL_MEDIA_TYPE));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == CsvTable.class;
    }

    @Override
    protected CsvTable readInternal(Class<? extends CsvTable> type, HttpInputMessage input) throws IOException {
        MediaType given = input.getHeaders().getContentType();
        Charset charset = given == null || given.getCharset() == null ? StandardCharsets.UTF_8 : given.getCharset();
        // an explicit decoder reports malformed input instead of replacing it
        return CsvTable.read(new BufferedReader(new InputStreamReader(input.getBody(), charset.newDecoder())));
    }

    @Override
    protected void writeInternal(CsvTable table, HttpOutputMessage output) {
        throw new HttpMessageNotWritableException("a CSV table is never written");
    }
}
