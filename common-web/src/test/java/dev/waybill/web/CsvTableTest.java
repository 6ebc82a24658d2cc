package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sku,onHand\r\nA,1\r\nB;x,\r\n",
                "\uFEFFsku;onHand\r\nA;1\r\n\"B;x\";\r\n;\r\n;\r\n",
                "onHand , sku\n 1, A\n\n,\"B;x\" ",
                "\"sku\",\"onHand\"\n\"A\",\"1\"\n\"B;x\",\"\"\n,,\n"
            })
    void aTableIsReadAsSpreadsheetsWriteIt(String text) throws IOException {
        assertThat(items(read(text))).containsExactly("A=1", "B;x=null");
    }

    /** As from a client whose bytes arrive slowly. */
    @Test
    void aHeaderThatArrivesInPartsIsRead() throws IOException {
        var inParts = new StringReader("\uFEFFsku;onHand\nA;1\n") {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(length, 2));
            }

            @Override
            public boolean ready() {
                return false;
            }
        };
        assertThat(items(CsvTable.read(new BufferedReader(inParts)))).containsExactly("A=1");
    }

    @Test
    void anOptionalColumnMayBeMissing() throws IOException {
        assertThat(items(read("sku,onHand,countedAt\nA,1,2026-01-01\n"))).containsExactly("A=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sku\nA\n", "sku,onHand,other\n", "sku,sku,onHand\n", "sku,onHand,\n", "\"sku,onHand\nA,1"})
    void anotherHeaderIsRejected(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> items(read(text)))
                .withMessageContaining("The first line must name");
    }

    @Test
    void anOpenQuoteIsReportedWithItsPlace() {
        String text = "sku,onHand\n" + "A,1\n".repeat(4_998) + "\"B,1\n" + "C,1\n".repeat(10);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(text))
                .withMessageContaining("The row that begins in line 5000 is not well-formed CSV");
    }

    @Test
    void violationsAreReportedByRowColumnAndLine() throws IOException {
        CsvTable table = read("onHand,sku\n1,A\n\n,\n2\n3,\"C\nD\"\n");
        assertThat(items(table)).containsExactly("A=1", null, "C\nD=3");
        assertThat(table.locate(new Violation("#", "must have 1 to 2 items")).pointer())
                .isEqualTo("#");
        assertThat(table.locate(new Violation("#/1", "is missing")))
                .isEqualTo(new Violation("#row=3", "must have 2 cells (line 5)"));
        assertThat(table.locate(new Violation("#/2/sku", "is malformed")))
                .isEqualTo(new Violation("#cell=4,2", "sku is malformed (line 7)"));
    }

    @Test
    void aTableHasAtMostTenThousandRows() throws IOException {
        String text = "sku,onHand\n" + "A,1\n".repeat(CsvTable.MAX_ROWS);
        assertThat(items(read(text))).hasSize(CsvTable.MAX_ROWS);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(text + "A,1\n"))
                .withMessageContaining("At most 10,000 items");
    }

    private static CsvTable read(String text) throws IOException {
        return CsvTable.read(new BufferedReader(new StringReader(text)));
    }

    private static List<@Nullable String> items(CsvTable table) {
        return table.map(
                List.of("sku", "onHand"), Set.of("countedAt"), row -> row.cell("sku") + "=" + row.cell("onHand"));
    }
}
