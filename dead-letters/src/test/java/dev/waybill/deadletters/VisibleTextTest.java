package dev.waybill.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

    @Test
    void charactersThatControlATerminalAreEscapes() {
        assertThat(VisibleText.of("\u001b[2J\u009b\u202e\n\u2028é"))
                .isEqualTo("\\u001b[2J\\u009b\\u202e\\u000a\\u2028é");
    }

    @Test
    void noTextIsAHyphen() {
        assertThat(VisibleText.of("")).isEqualTo("-");
    }
}
