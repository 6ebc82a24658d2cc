package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.web.CsvTable;
import dev.waybill.web.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductCsvTest {

    private static final String HEADER = "sku,name,unitPrice,currency,active\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sku,name,unitPrice,currency,active\r\nCUP,Cup,18,EUR,TRUE\r\nPEN,\"A pen; blue\",9.9,EUR,False\r\n",
                "sku;name;unitPrice;currency;active\r\nCUP;Cup;18,00;EUR;TRUE\r\nPEN;A pen; blue;9,9;EUR;FALSE",
                " sku , name,\"unitPrice\" ,currency,active \n CUP , Cup,\t18.00, EUR,true \nPEN, \"A pen; blue\" ,9.90,EUR,false",
                "sku,name,unitPrice,currency,active\nCUP,Cup,18.0,EUR,true\n,,,,\nPEN,A pen; blue,9.9,EUR,false\n,,,,\n , ,,,\n\n,,\n"
            })
    void aPriceListThatWentThroughASpreadsheetIsReadAsItWasMeant(String text) throws IOException {
        assertThat(read(text.replace("A pen; blue;", "\"A pen; blue\";")))
                .containsExactly(
                        new ProductRequest("CUP", "Cup", "EUR", "18.00", true),
                        new ProductRequest("PEN", "A pen; blue", "EUR", "9.90", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1.234|EUR|1.234", "1.234,50|EUR|1.234,50", "1,5|JPY|1.5", "18|JPY|18", "018|EUR|018", "-1|EUR|-1"
            })
    void aPriceThatMayMeanSomethingElseIsNotChanged(String price, String currency, String expected) throws IOException {
        var products = read("sku;name;unitPrice;currency;active\nCUP;Cup;%s;%s;true".formatted(price, currency));
        assertThat(products).containsExactly(new ProductRequest("CUP", "Cup", currency, expected, true));
    }

    @Test
    void aDecimalCommaIsNoneWhereCellsAreSeparatedByCommas() throws IOException {
        assertThat(read(HEADER + "CUP,Cup,\"18,00\",EUR,yes"))
                .containsExactly(new ProductRequest("CUP", "Cup", "EUR", "18,00", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PEN,\"A pen,9.90,EUR,true\r\n", "PEN,\"A pen\" ,,\"blue\"x,9.90,EUR,true\r\n"})
    void anOpenQuoteIsReportedWithItsLine(String row) {
        String product = "CUP,\"Cup\r\nof tea\",18,EUR,true\r\n";
        String text = HEADER + product.repeat(2) + "\r\n,,,,\r\n" + row + product.replace("\"", "");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(text))
                .satisfies(problem -> assertThat(problem.getBody().getDetail()).contains(" line 8 "));
    }

    private static List<@Nullable ProductRequest> read(String text) throws IOException {
        return ProductCsv.products(CsvTable.read(new BufferedReader(new StringReader(text))));
    }
}
