package dev.waybill.load.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.StackException;

/** Checks the values of options. */
final class OptionChecks {

    private OptionChecks() {}

    static double share(String option, double percent) {
        return inRange(option, percent, 0, 100) / 100;
    }

    static int count(String option, int value, int max) {
        return (int) inRange(option, value, 1, max);
    }

    static double inRange(String option, double value, double min, double max) {
        if (!(min <= value && value <= max)) {
            throw wrongUse("%s must be from %s to %s, not %s.".formatted(option, text(min), text(max), text(value)));
        }
        return value;
    }

    static StackException wrongUse(String message) {
        return new StackException(ExitCode.WRONG_USE, message);
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
    }
}
