package dev.waybill.load.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class HtmlReportTest {

    private static final String PAGE = HtmlReport.of(SampleReports.good());

    @Test
    void thePageIsSelfContained() {
        assertThat(PAGE)
                .doesNotContain("<script", "<link", "http:", "https:", "url(")
                .doesNotContainPattern("\\{\\w+}");
    }

    @Test
    void valuesAreEscaped() {
        assertThat(PAGE).contains("A &lt;fast&gt; processor").doesNotContain("<fast>");
    }

    @Test
    void everyPlotIsWellFormedAndWithinItsFrame() {
        String[] plots = PAGE.split("(?=<svg)");
        assertThat(plots).hasSize(5);
        for (int i = 1; i < plots.length; i++) {
            String plot = plots[i].substring(0, plots[i].indexOf("</svg>") + 6);
            assertThatCode(() -> DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(plot))))
                    .doesNotThrowAnyException();
            assertThat(plot).contains("<polyline").doesNotContain("NaN", "Infinity", "=\"-");
        }
    }
}
