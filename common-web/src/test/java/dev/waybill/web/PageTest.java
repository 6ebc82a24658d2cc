package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest extends MockMvcTest {

    @Test
    void pagesFollowEachOtherToTheEnd() {
        Page<String> first = page("2", null);
        assertThat(first.items()).containsExactly("a", "b");
        Page<String> second = page("2", first.nextCursor());
        assertThat(second.items()).containsExactly("c", "d");
        Page<String> third = page("2", second.nextCursor());
        assertThat(third.items()).containsExactly("e");
        assertThat(third.nextCursor()).isNull();
    }

    @Test
    void aPageThatEndsTheListExactlyHasNoNext() {
        assertThat(page("5", null).nextCursor()).isNull();
    }

    @Test
    void aPageHasFiftyItemsByDefault() {
        assertThat(PageRequestResolver.read("/shelf", null, null)).isEqualTo(new PageRequest(50, "/shelf", null));
    }

    @Test
    void aPageIsAnsweredWithItsCursor() {
        assertThat(getting("/shelf"))
                .bodyJson()
                .isStrictlyEqualTo("{\"items\": [\"a\", \"b\", \"c\", \"d\", \"e\"], \"nextCursor\": null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=1000000000",
                "limit=-1",
                "limit=",
                "limit=x",
                "limit=1.5",
                "cursor=",
                "cursor=nonsense",
                "cursor=***",
                "cursor=AAAA"
            })
    void aMalformedPageRequestIsABadRequest(String query) {
        assertThat(getting("/shelf?" + query)).hasStatus(400).hasContentType("application/problem+json");
    }

    @Test
    void aCursorIsValidForItsOwnListOnly() {
        String cursor = Cursors.write("/shelf", "b");
        assertThat(getting("/shelf?cursor=" + cursor)).hasStatusOk();
        assertThat(getting("/shelf?cursor=" + Cursors.write("/orders", "b"))).hasStatus(400);
        assertThat(getting("/shelf?cursor=" + cursor.substring(1))).hasStatus(400);
    }

    @Test
    void aCursorIsOfTheSameListHoweverItsPathIsWritten() {
        URI encoded = URI.create("/%73helf?cursor=" + Cursors.write("/shelf", "b"));
        assertThat(mvc.get().uri(encoded)).hasStatusOk();
    }

    @Test
    void aCursorIsValidForTheSameFiltersOnly() {
        String cursor = Cursors.write("/shelf\ncolour=red,blue\nsize=M,S", "b");
        for (String same : List.of("size=S&size=M", "size=M,S", "size=S,M&size=S", "size=M,S&_=1&utm_source=mail")) {
            assertThat(getting("/shelf?colour=red,blue&limit=3&" + same + "&cursor=" + cursor))
                    .as(same)
                    .hasStatusOk();
        }
        assertThat(getting("/shelf?size=S&colour=red,blue&cursor=" + cursor)).hasStatus(400);
        assertThat(getting("/shelf?size=S,M&colour=blue,red&cursor=" + cursor)).hasStatus(400);
        assertThat(getting("/shelf?cursor=" + cursor)).hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"size[x]", "size[300]", "size[", "colour[0]", "size[0].x"})
    void anIndexOfAFilterIsABadRequestWithItsName(String name) {
        assertThat(mvc.get().uri("/shelf").param(name, "M"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("detail")
                .isEqualTo(name + " is not a parameter of this search.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"colours", "Colour", "LIMIT", "__", "utm", "filter.colour"})
    void aParameterThatTheSearchDoesNotHaveIsABadRequestWithItsName(String name) {
        assertThat(getting("/shelf?limit=2&" + name + "=red"))
                .hasStatus(400)
                .hasContentType("application/problem+json")
                .bodyJson()
                .extractingPath("detail")
                .isEqualTo(name + " is not a parameter of this search.");
    }

    @Test
    void aRequestHeaderWithTheNameOfAFilterIsNoFilter() {
        assertThat(getting("/shelf?item=b")).bodyJson().extractingPath("items").isEqualTo(List.of("b"));
        assertThat(mvc.get().uri("/shelf").header("Item", "b"))
                .bodyJson()
                .extractingPath("items")
                .isEqualTo(List.of("a", "b", "c", "d", "e"));
    }

    @Test
    void aChangedCursorIsRejected() {
        String cursor = Cursors.write("/shelf", "b");
        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            for (char changed : new char[] {other, (char) (cursor.charAt(i) ^ 1)}) {
                String tampered = cursor.substring(0, i) + changed + cursor.substring(i + 1);
                assertBadRequest(() -> Cursors.read("/shelf", tampered));
            }
        }
    }

    @Test
    void aCursorWithAnUnreadableKeyIsRejected() {
        var request = new PageRequest(10, "/shelf", "x");
        assertBadRequest(() -> request.after(Integer::valueOf));
    }

    private static void assertBadRequest(ThrowingCallable call) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(call)
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(400));
    }

    private static Page<String> page(String limit, @Nullable String cursor) {
        PageRequest request = PageRequestResolver.read("/shelf", limit, cursor);
        List<String> shelf = List.of("a", "b", "c", "d", "e");
        int from = request.after(key -> shelf.indexOf(key) + 1).orElse(0);
        return Page.of(shelf.subList(from, Math.min(5, from + request.rows())), request, key -> key);
    }
}
