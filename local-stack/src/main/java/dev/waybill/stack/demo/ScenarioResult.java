package dev.waybill.stack.demo;

/** How one story ended, beside how it was to end. */
record ScenarioResult(String title, String expected, String seen, boolean asExpected) {
    String told() {
        return asExpected
                ? "  ok      %-26s %s".formatted(title, seen)
                : "  DIFFERS %-26s %s, expected %s with all its events".formatted(title, seen, expected);
    }
}
