package dev.waybill.load.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.StackException;

/** What an option's value may be; anything else is wrong use. */
final class Limits {

    private Limits() {}

    static double share(String option, double percent) {
        return within(option, percent, 0, 100) / 100;
    }

    static int count(String option, int value, int most) {
        return (int) within(option, value, 1, most);
    }

    static double within(String option, double value, double least, double most) {
        if (!(least <= value && value <= most)) {
            throw wrong("%s is from %s to %s, not %s.".formatted(option, text(least), text(most), text(value)));
        }
        return value;
    }

    static StackException wrong(String sentence) {
        return new StackException(ExitCode.WRONG_USE, sentence);
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
    }
}
