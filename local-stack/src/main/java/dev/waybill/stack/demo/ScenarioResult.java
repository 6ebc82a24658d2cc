package dev.waybill.stack.demo;

/** The expected and the actual outcome of a scenario. */
record ScenarioResult(String title, String expected, String seen, boolean asExpected) {
    String description() {
        return asExpected
                ? "  ok      %-26s %s".formatted(title, seen)
                : "  DIFFERS %-26s %s, expected %s with all its events".formatted(title, seen, expected);
    }
}
